"""The command line: what is written, what is printed, how it ends."""

from __future__ import annotations

import io
import json
import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest
from made import actor, relation

import extract
from extract.errors import ModelError
from extract.records import from_dict, to_dict
from graph import load
from graph.cli import main
from graph.commands.articles import SAMPLE
from graph.commands.console import Bar

ROOT = Path(extract.__file__).parents[1]
ARTICLE = "Russia has sent officers and it trains the army of Libya, which is what he said of them on that day when we were there."
QUIET = "On that day when we were there it was said to be as quiet as it had been on any other day of the week and of the month."


def fake(model, actors):
    """Stands for the pipeline: whoever trains Libya is found, and words in the text make trouble."""
    if model == "none":
        raise ModelError(f"there is no model {model!r}")

    def read(document):
        if "raises" in document.text:
            raise RuntimeError("\x1b[31mboom")
        if "interrupts" in document.text:
            raise KeyboardInterrupt
        relations = [relation("Russia", "trains", "Libya", document.text, doc=document.id)] if "trains" in document.text else []
        return [actor("Russia", "Moscow", doc=document.id), *relations]

    return read


@pytest.fixture(autouse=True)
def pipeline(monkeypatch) -> None:
    monkeypatch.setattr("extract.pipeline.reader", fake)


@pytest.fixture
def folder(tmp_path, monkeypatch) -> Path:
    """A folder with some articles, to work in."""
    monkeypatch.chdir(tmp_path)
    texts = {"libya": ARTICLE, "syria": ARTICLE + " S.", "quiet": QUIET, "bad": "raises", "stop": "interrupts", "empty": ""}
    for name, text in texts.items():
        (tmp_path / f"{name}.txt").write_text(text)
    return tmp_path


def written(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir()) if folder.exists() else []


def test_build_writes_a_page_and_a_graph_and_prints_the_relations(folder, capsys):
    assert main(["build", "libya.txt"]) == 0
    out, err = capsys.readouterr()
    assert written(folder / "out") == ["libya.html", "libya.json"] and err == ""
    assert out.splitlines()[0].split() == ["who", "relation", "whom", "status", "said", "by"]
    assert out.splitlines()[1].split() == ["Russia", "trains", "Libya", "asserted"] and "it trains the army" in out.splitlines()[2]
    assert "2 actors, 1 relation, 1 document" in out and "out/libya.html" in out
    assert load("out/libya.json").relations()[0].evidence[0].doc == "libya"
    assert "Russia" in (folder / "out/libya.html").read_text("utf-8")


def test_build_lists_copies(folder, capsys):
    assert main(["build", "libya.txt", "syria.txt"]) == 0
    assert "\ncopies of one story, counted once: libya, syria\n" in capsys.readouterr().out


@pytest.mark.parametrize("options, files", [
    (["libya.txt", "syria.txt"], ["out/libya.html", "out/libya.json"]),
    (["-o", "deep/er", "libya.txt"], ["deep/er/libya.html", "deep/er/libya.json"]),
    (["libya.txt", "-o", "there", "syria.txt", "--name", "Two of them"], ["there/Two of them.html", "there/Two of them.json"]),
    ([], ["out/sample.html", "out/sample.json"]),
    (["-"], ["out/stdin.html", "out/stdin.json"]),
    (["we\x1b:ird\u202e.txt"], ["out/we__ird_.html", "out/we__ird_.json"]),
    (["x" * 240 + ".txt"], ["out/" + "x" * 200 + ".html", "out/" + "x" * 200 + ".json"]),
])
def test_where_results_go(folder, monkeypatch, options, files):
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(ARTICLE.encode())))
    for option in options:
        if option.endswith(".txt"):
            (folder / option).write_text(ARTICLE + option)
    assert main(["build", *options]) == 0
    assert [file for file in files if not (folder / file).is_file()] == []


def test_the_sample_ships():
    assert len(SAMPLE.read_text("utf-8").split()) > 200


@pytest.mark.parametrize("paths, told, documents", [
    (["none.txt"], ["none.txt: there is no such file"], 1),
    (["nothing"], ["nothing: is a folder without files"], 1),
    (["empty.txt"], ["empty.txt: is empty"], 1),
    (["bad.txt"], ["bad: could not be analysed: RuntimeError: \N{REPLACEMENT CHARACTER}[31mboom"], 1),
    (["none.txt", "syria.txt", "empty.txt"], ["none.txt", "empty.txt"], 2),
])
def test_a_fault_is_one_line_and_the_others_are_done(folder, capsys, paths, told, documents):
    (folder / "nothing").mkdir()
    assert main(["build", "libya.txt", *paths]) == 1
    lines = capsys.readouterr().err.splitlines()
    assert len(lines) == len(told)
    assert all(line.startswith("whowhom: ") and text in line for line, text in zip(lines, told, strict=True))
    assert len({record.doc for record in load("out/libya.json").records}) == documents


def test_nothing_is_written_if_nothing_could_be_read(folder, capsys):
    assert main(["build", "none.txt"]) == 1
    assert not (folder / "out").exists() and capsys.readouterr().out == ""
    assert main(["build", "libya.txt", "--model", "none", "-o", "a/b"]) == 1 and not (folder / "a").exists()


def test_a_text_without_actors_has_a_page(folder, capsys, monkeypatch):
    monkeypatch.setattr("extract.pipeline.reader", lambda model, actors: lambda document: [])
    assert main(["build", "quiet.txt"]) == 0
    assert capsys.readouterr().out.endswith("0 actors, 0 relations: out/quiet.html, out/quiet.json\n")


def test_warnings_leave_the_exit_code_alone(folder, capsys):
    (folder / "old.txt").write_bytes(ARTICLE.encode() + " Café.".encode("cp1252"))
    assert main(["build", "old.txt", "quiet.txt"]) == 0
    assert capsys.readouterr().err.splitlines() == [
        "whowhom: warning: old.txt: is not UTF-8; read as cp1252", "whowhom: warning: quiet: no relation found"]
    assert written(folder / "out") == ["old.html", "old.json"]


def test_an_article_without_relations_has_a_page(folder, capsys):
    assert main(["build", "quiet.txt"]) == 0
    assert written(folder / "out") == ["quiet.html", "quiet.json"] and "no relations" in capsys.readouterr().out


@pytest.mark.parametrize("options, told", [
    (["--date", "yesterday"], "is not a date"), (["--date", "2017-02-30"], "is not a date"), (["--nonsense"], "nonsense"),
    *((["--name", name], "plain file name") for name in ("../x", "a/b", "", "..", "x" * 300, "a\x1bb", "a\0b")),
    (["--records", "--date", "2017-02-10"], "--records"), (["--records", "--model", "fast"], "--records"),
])
def test_wrong_options_end_with_2(folder, capsys, options, told):
    assert main(["build", "libya.txt", *options]) == 2
    assert told in capsys.readouterr().err and written(folder / "out") == []


@pytest.mark.parametrize("arguments", [[], ["nonsense"], ["show"], ["build", "--records"]])
def test_wrong_commands_end_with_2(folder, capsys, arguments):
    assert main(arguments) == 2


@pytest.mark.parametrize("options, told", [
    (["--model", "none"], "there is no model 'none'"),
    (["--actors", "broken.toml"], "broken.toml:"),
    (["--actors", "none.toml"], "none.toml: cannot be read"),
    (["-o", "libya.txt"], "libya.txt: cannot be written"),
    (["-o", "libya.txt/out"], "cannot be written"),
    (["--name", "taken"], "taken.html: cannot be written: is a folder"),
])
def test_what_cannot_work_is_told_before_any_work(folder, capsys, options, told):
    (folder / "broken.toml").write_text("[[actor]]\nname = 5\n")
    (folder / "out" / "taken.html").mkdir(parents=True)
    assert main(["build", "none.txt", "libya.txt", *options]) == 1
    out, err = capsys.readouterr()
    assert told in err and "none.txt: there" not in err and out == ""
    assert written(folder / "out") == ["taken.html"]


@pytest.mark.parametrize("command", [["build", "libya.txt", "stop.txt"], ["extract", "stop.txt"]])
def test_control_c_ends_with_130_and_writes_nothing(folder, capsys, command):
    assert main(command) == 130
    out, err = capsys.readouterr()
    assert written(folder / "out") == [] and "Traceback" not in err + out


def test_control_c_while_writing_leaves_the_old_results(folder, monkeypatch, capsys):
    main(["build", "libya.txt"])
    before = {path: path.read_bytes() for path in (folder / "out").iterdir()}
    monkeypatch.setattr("graph.formats.records.packed", lambda record: (_ for _ in ()).throw(KeyboardInterrupt))
    assert main(["build", "syria.txt", "--name", "libya"]) == 130
    assert {path: path.read_bytes() for path in (folder / "out").iterdir()} == before


def test_a_real_control_c(folder):
    code = (  # a shell that runs the tests in the background has them ignore the signal, and what they start too
        "import signal, sys, time, extract.pipeline\nsignal.signal(signal.SIGINT, signal.default_int_handler)\n"
        "def slow(model, actors):\n    print('ready', file=sys.stderr, flush=True)\n    time.sleep(60)\n"
        "extract.pipeline.reader = slow\nfrom graph.cli import main\nsys.exit(main(['build', 'libya.txt']))"
    )
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    with subprocess.Popen([sys.executable, "-c", code], stderr=subprocess.PIPE, text=True, env=environment) as process:
        assert process.stderr.readline() == "ready\n"
        time.sleep(0.2)
        process.send_signal(signal.SIGINT)
        assert process.communicate(timeout=20)[1].strip() == "" and process.returncode == 130
    assert written(folder / "out") == []


@pytest.mark.parametrize("options, kinds", [([], ["relation"]), (["--with-actors"], ["actor", "relation"])])
def test_extract_prints_records_and_nothing_else(folder, capsys, options, kinds):
    assert main(["extract", "libya.txt", "quiet.txt", "syria.txt", *options]) == 0
    out, err = capsys.readouterr()
    records = [json.loads(line) for line in out.splitlines()]
    assert list(dict.fromkeys(record["record"] for record in records)) == kinds
    assert [record["doc"] for record in records if record["record"] == "relation"] == ["libya", "syria"]
    assert from_dict(records[-1]).type == "trains" and err == "whowhom: warning: quiet: no relation found\n"


@pytest.mark.parametrize("least, count", [("0", 1), ("0.8", 1), ("0.81", 0)])
def test_relations_below_the_least_confidence_are_left_out(folder, capsys, least, count):
    assert main(["extract", "libya.txt", "--min-confidence", least]) == 0
    assert len(capsys.readouterr().out.splitlines()) == count
    assert main(["build", "libya.txt", "--min-confidence", least]) == 0
    assert len(load("out/libya.json").relations()) == count


@pytest.mark.parametrize("options", [[], ["--with-actors"]])
def test_a_graph_is_built_again_from_saved_records(folder, capsys, options):
    main(["extract", "libya.txt", "syria.txt", *options])
    (folder / "saved.jsonl").write_text(capsys.readouterr().out)
    assert main(["build", "--records", "saved.jsonl"]) == 0
    main(["build", "libya.txt", "syria.txt"])
    saved, read = load("out/saved.json"), load("out/libya.json")
    assert saved.relations() == read.relations()
    assert (saved.records == read.records) == bool(options)


def test_a_broken_record_is_told_by_its_line(folder, capsys):
    main(["extract", "libya.txt"])
    good = capsys.readouterr().out
    unknown = good.replace('"trains"', '"likes"'), json.dumps(to_dict(actor("Saruman", kind="wizard"))) + "\n"
    (folder / "saved.jsonl").write_text("".join([good, '{"record": "relation"}\nnonsense\n', *unknown, good]))
    assert main(["build", "--records", "saved.jsonl"]) == 1
    lines = capsys.readouterr().err.splitlines()
    assert [line.partition("saved.jsonl: ")[2][:7] for line in lines] == ["line 2:", "line 3:", "line 4:", "line 5:"]
    assert len(load("out/saved.json").relations()) == 1


def test_a_file_without_records_is_told_once(folder, capsys):
    (folder / "many.txt").write_text("It was a quiet day.\n" * 100)
    assert main(["build", "--records", "libya.txt"]) == 1
    assert "libya.txt: line 1: is not valid JSON" in capsys.readouterr().err
    main(["extract", "libya.txt"])
    (folder / "good.jsonl").write_text(capsys.readouterr().out)
    assert main(["build", "--records", "many.txt", "good.jsonl"]) == 1
    assert capsys.readouterr().err == "whowhom: many.txt: holds no records; without --records it is read as an article\n"
    assert len(load("out/many.json").relations()) == 1


def test_show_prints_a_saved_graph_and_writes_its_page(folder, capsys):
    main(["build", "libya.txt"])
    printed = capsys.readouterr().out.splitlines()[:3]
    (folder / "out/libya.html").unlink()
    assert main(["show", "out/libya.json"]) == 0
    assert capsys.readouterr().out.splitlines()[:3] == printed and (folder / "out/libya.html").is_file()
    assert main(["show", "out/libya.json", "-o", "other.html"]) == 0 and (folder / "other.html").is_file()


@pytest.mark.parametrize("content, told", [("{}", "is not a saved graph"), (None, "cannot be read")])
def test_show_says_what_is_wrong(folder, capsys, content, told):
    if content is not None:
        (folder / "g.json").write_text(content)
    assert main(["show", "g.json"]) == 1
    assert told in capsys.readouterr().err and not (folder / "g.html").exists()


@pytest.mark.parametrize("command", [[], ["build"], ["extract"], ["show"], ["query"], ["export"]])
def test_help_and_version_are_everywhere(capsys, command):
    assert main([*command, "--help"]) == 0 and "Usage: whowhom" in capsys.readouterr().out
    assert main([*command, "--version"]) == 0 and "whowhom" in capsys.readouterr().out


def test_hostile_text_does_nothing_to_a_terminal(folder, capsys):
    (folder / "evil.txt").write_text(ARTICLE + " \x1b[2J\x1b]0;title\x07 [bold]x[/bold] [link=x] \u202e\x9b2J")
    assert main(["build", "evil.txt"]) == 0
    out = capsys.readouterr().out
    assert not set(out) & set("\x1b\x07\u202e\x9b") and "[bold]x[/bold]" in load("out/evil.json").relations()[0].evidence[0].sentence.text


@pytest.mark.parametrize("encoding", ["ascii", "latin-1"])
def test_a_terminal_without_utf8(folder, encoding):
    (folder / "quotes.txt").write_text(f"“Moscow’s” {ARTICLE}", "utf-8")
    code = ("import sys, extract.pipeline; sys.path.insert(0, sys.argv[1]); import test_cli; extract.pipeline.reader = test_cli.fake\n"
            "from graph.cli import main; sys.exit(main(sys.argv[2:]))")
    env = {**os.environ, "PYTHONPATH": str(ROOT), "PYTHONIOENCODING": encoding}
    for command in (["build", "quotes.txt"], ["extract", "quotes.txt"]):
        done = subprocess.run([sys.executable, "-c", code, str(Path(__file__).parent), *command], capture_output=True, env=env)
        assert (done.returncode, done.stderr) == (0, b"")
    assert json.loads(done.stdout.decode())["sentence"]["text"].startswith("“Moscow’s”")


def test_a_reader_that_goes_away_is_no_fault(folder):
    code = ("import sys, extract.pipeline; sys.path.insert(0, sys.argv[1]); import test_cli; extract.pipeline.reader = test_cli.fake\n"
            "from graph.cli import main; sys.exit(main(['extract', 'libya.txt']))")
    reader, writer = os.pipe()
    os.close(reader)
    done = subprocess.run([sys.executable, "-c", code, str(Path(__file__).parent)], stdout=writer, stderr=subprocess.PIPE,
                          env={**os.environ, "PYTHONPATH": str(ROOT)})
    os.close(writer)
    assert (done.returncode, done.stderr) == (1, b"")


def test_a_progress_bar_appears_on_a_terminal_when_work_takes_long(monkeypatch, capsys):
    monkeypatch.setattr("graph.commands.console.DELAY", 0.05)
    for force, shown in (("1", True), ("", False)):
        with monkeypatch.context() as context:
            context.setenv("FORCE_COLOR", force)
            with Bar("reading", prints=True) as bar:
                for item in bar.over(range(3)):
                    time.sleep(0.15)
                    print(item)
        out, err = capsys.readouterr()
        assert ("reading" in err) == shown and out == "0\n1\n2\n"


def test_articles_in_another_language_are_skipped_and_named(folder, capsys):
    (folder / "news").mkdir()
    (folder / "news" / "de.txt").write_text("Die Regierung hat am Mittwoch beschlossen, dass sie die Ukraine mit weiteren Waffen unterstützt. " * 4, "utf-8")
    (folder / "news" / "en.txt").write_text(ARTICLE)
    assert main(["extract", "news"]) == 0
    out, err = capsys.readouterr()
    assert len(out.splitlines()) == 1 and "news/de.txt: reads like German, not English, and is skipped" in err
    assert main(["extract", "news", "--lang", "any"]) == 0
    assert "reads like" not in capsys.readouterr().err


def test_columns_of_a_table_are_named(folder, capsys):
    (folder / "news.csv").write_text(f'nr;body\n7;"{ARTICLE}"\n')
    assert main(["extract", "news.csv"]) == 1
    assert "has no column 'text' (but 'nr', 'body'); name it with --column text=NAME" in capsys.readouterr().err
    assert main(["extract", "news.csv", "--column", "text=body", "--column", "id=nr"]) == 0
    assert json.loads(capsys.readouterr().out)["doc"] == "7"


@pytest.mark.parametrize("options", [["--lang", "klingon"], ["--column", "text"], ["--column", "body=text"]])
def test_a_language_or_column_that_there_is_not_ends_with_2(folder, options):
    assert main(["extract", "libya.txt", *options]) == 2
