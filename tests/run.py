"""Install what the tests need into .venv, and run them: `python3 tests/run.py [pytest arguments]`.

Chromium, which opens the pages, comes from Debian's packages where this may install them; elsewhere the script says what to install.
"""

import os
import shutil
import subprocess
import sys
import venv
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
BROWSERS = ("chromium", "chromium-browser", "google-chrome")


def main() -> int:
    """Set up, run pytest, return its exit code."""
    if not any(map(shutil.which, BROWSERS)) and not install_chromium():
        print("No Chromium was found and none could be installed here: install the package 'chromium' (Debian, Ubuntu: as root, "
              "'apt-get install chromium'). The tests that open pages are skipped without it.", file=sys.stderr)
    folder = ROOT / ".venv"
    # Links, as `python -m venv` makes them: the first command of the README may have made the folder already.
    venv.create(folder, with_pip=True, symlinks=os.name != "nt")
    python = folder / ("Scripts" if os.name == "nt" else "bin") / "python"
    subprocess.run([python, "-m", "pip", "install", "--quiet", "--disable-pip-version-check", "--editable", f"{ROOT}[test]"], check=True)
    return subprocess.run([python, "-m", "pytest", *sys.argv[1:]], cwd=ROOT, check=False).returncode


def install_chromium() -> bool:
    """Install Chromium from Debian's packages, if this user may; tell whether it is there."""
    if not shutil.which("apt-get") or not hasattr(os, "geteuid") or os.geteuid() != 0:
        return False
    quiet = {"stdout": subprocess.DEVNULL, "env": {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}}
    subprocess.run(["apt-get", "update", "-q"], check=False, **quiet)
    return subprocess.run(["apt-get", "install", "-q", "-y", "--no-install-recommends", "chromium"], check=False, **quiet).returncode == 0


if __name__ == "__main__":
    sys.exit(main())
