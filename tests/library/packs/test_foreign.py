"""Templates of espanso, Quicktext and CSV files: their words and blanks come, whatever would run does not."""

from __future__ import annotations

import pytest

from walkaway.library.packs import State
from walkaway.library.packs.fields_from import known_name, with_fields

from .conftest import Desk

ESPANSO = r"""
imports:
  - "_other.yml"
global_vars:
  - name: greeting
    type: echo
    params: {echo: "Good day"}
matches:
  - trigger: ":hi"
    label: Short greeting
    replace: "{{greeting}} {{client_name}},\n\nThe first call is on {{mydate}}.$|$\nBest, {{my_name}}"
    vars:
      - name: mydate
        type: date
        params: {format: "%d %B"}
  - triggers: [":who", ":w"]
    replace: "Run by {{out}} and {{js}} with {{clip}}."
    vars:
      - {name: out, type: shell, params: {cmd: "rm -rf ~"}}
      - {name: js, type: script, params: {args: [python, /tmp/x.py]}}
      - {name: clip, type: clipboard}
  - trigger: ":form"
    form: |
      Hi [[name]],
      we start in [[month]] at [[price]].
    form_fields:
      month:
        type: choice
        values: [May, June]
      price: {default: "$900"}
  - trigger: ":old"
    replace: "It costs {{form1.amount}} {{pick}}."
    vars:
      - name: form1
        type: form
        params: {layout: "[[amount]]"}
      - name: pick
        type: choice
        params: {values: [{label: net, id: "1"}, {label: gross, id: "2"}]}
  - {trigger: ":pic", image_path: "/etc/passwd"}
  - {trigger: ":html", html: "<p>Hi <b>Ana</b></p>"}
  - {trigger: ":nothing"}
"""

QUICKTEXT = """<?xml version="1.0"?>
<quicktext version="2">
\t<filetype>templates</filetype>
\t<menu><title><![CDATA[Offers]]></title><texts>
\t\t<text shortcut="q" type="0">
\t\t\t<name><![CDATA[Too dear]]></name>
\t\t\t<subject>Your [[SUBJECT]]</subject>
\t\t\t<body><![CDATA[Hi [[TO=firstname]],
we can start on [[INPUT=start|text|Monday]] for [[INPUT=firm|select|one;two]].[[CURSOR]]
[[SCRIPT=pay]] [[FILE=/etc/passwd]] [[URL=http://x.example]]
[[FROM=fullname]], [[DATE]]]]></body>
\t\t\t<attachments>file:///etc/passwd</attachments>
\t\t</text>
\t\t<text type="1"><name>Formatted</name><body>&lt;p&gt;Hi &lt;b&gt;there&lt;/b&gt;&lt;/p&gt;</body></text>
\t</texts></menu>
\t<script><name>pay</name><body>evil()</body></script>
</quicktext>
"""


def test_espanso_matches_become_templates(desk: Desk) -> None:
    look = desk.look("base.yml", ESPANSO.encode())

    rows = {row.title: row for row in look.rows}
    greeting = rows["Short greeting"].template
    assert greeting is not None
    assert greeting.body == (
        "Good day {{client_name}},\n\nThe first call is on {{date}}.\nBest, {{my_name}}".replace(
            "client_name", "first_name"
        )
    )
    assert greeting.move == "plain"
    forms = [row.template.body for row in look.rows if row.template is not None]
    assert "Hi {{first_name}},\nwe start in {{month: May|June}} at {{price|$900}}." in forms
    assert "It costs {{amount}} {{pick: net|gross}}." in forms
    assert "Hi Ana" in forms


def test_what_espanso_would_run_is_told_and_becomes_a_blank(desk: Desk) -> None:
    look = desk.look("base.yml", ESPANSO.encode())

    (row,) = (row for row in look.rows if row.template is not None and "Run by" in row.template.body)
    assert row.template is not None
    assert row.template.body == "Run by {{out}} and {{js}} with {{clip}}."
    assert [note.partition(" and is ")[0] for note in row.notes] == [
        "{{out}} was a shell command",
        "{{js}} was a script",
        "{{clip}} was the clipboard",
    ]
    refused = {row.title: (row.reason, row.line) for row in look.rows if row.state is State.REFUSED}
    assert refused == {":pic": ("it is a picture", 40), ":nothing": ("there is no message in it", 42)}
    assert [(problem.line, problem.text) for problem in look.problems] == [(3, "its imports are not followed")]


def test_a_match_without_a_label_is_called_by_its_first_words(desk: Desk) -> None:
    (row,) = desk.look(
        "a.yml", b'matches:\n- trigger: ":x"\n  replace: "Hi {{name}},\\nThe price stands. More."\n'
    ).rows

    assert row.title == "The price stands. More"


@pytest.mark.parametrize(
    ("data", "line", "why"),
    [
        (b"matches: &a [*a]\n", 1, "alias or an anchor"),
        (b"matches:\n- replace: !!python/name:os.system x\n", 2, "a tag"),
        (b"matches:\n- replace: 'open\n", 2, "not closed"),
        (b"matches: " + b"[" * 30 + b"]" * 30, 1, "levels"),
        (b"matches: " + b"[" * 5_000 + b"]" * 5_000, 1, "nesting"),
    ],
)
def test_yaml_that_could_do_harm_is_refused_with_its_line(desk: Desk, data: bytes, line: int, why: str) -> None:
    look = desk.look("a.yml", data)

    assert look.rows == ()
    (problem,) = look.problems
    assert (problem.file, problem.line) == ("a.yml", line)
    assert why in problem.text


def test_a_whole_folder_of_espanso_packs_into_one_zip(desk: Desk) -> None:
    from .conftest import zipped

    look = desk.look("match.zip", zipped({"match/base.yml": ESPANSO.encode(), "match/ci.yml": b"jobs: [a]\n"}))

    assert len(look.rows) == 7
    assert {row.file for row in look.rows} == {"match/base.yml"}


def test_quicktext_texts_become_templates(desk: Desk) -> None:
    look = desk.look("templates.xml", QUICKTEXT.encode())

    one, two = look.rows
    assert one.template is not None
    assert two.template is not None
    assert (one.title, one.template.subject) == ("Too dear", "Your {{topic}}")
    assert one.template.body == (
        "Hi {{first_name}},\nwe can start on {{start|Monday}} for {{firm: one|two}}.\n"
        "{{script}} {{file}} {{url}}\n{{my_name}}, {{date}}"
    )
    assert [note.partition(" and is ")[0] for note in one.notes] == [
        "Its attachments are not taken over.",
        "{{script}} was a script",
        "{{file}} was the text of a file",
        "{{url}} was the text of a web page",
    ]
    assert two.template.body == "Hi there"
    assert [(problem.line, problem.text) for problem in look.problems] == [(16, "the script “pay” is not taken over")]


def test_quicktext_in_utf_16_is_read(desk: Desk) -> None:
    assert desk.look("t.xml", QUICKTEXT.encode("utf-16")).rows[0].title == "Too dear"


@pytest.mark.parametrize(
    ("data", "why"),
    [
        (b'<!DOCTYPE q [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;&a;">]><quicktext>&b;</quicktext>', "document type"),
        (b'<!DOCTYPE q SYSTEM "file:///etc/passwd"><quicktext/>', "document type"),
        (b"<a>" * 100 + b"</a>" * 100, "levels"),
        (b"<quicktext><text></quicktext>", "mismatched tag"),
        (b'<?xml version="1.0" encoding="nonsense"?><quicktext/>', "encoding"),
        (b"<html/>", "not of Quicktext"),
    ],
)
def test_xml_that_could_do_harm_is_refused(desk: Desk, data: bytes, why: str) -> None:
    look = desk.look("t.xml", data)

    assert look.rows == ()
    assert why in look.problems[0].text


def test_rows_of_a_table_become_templates(desk: Desk) -> None:
    table = (
        "id,title,shortcut,subject,to,tags,body\r\n"
        '1,Too dear,td,About {{project}},,"price_objection, x","<div>Hi {{to.first_name}},</div><br>'
        'The price stands.\r\nIt pays for {{ cursor }}care."\r\n'
        "2,Empty,e,,,,\r\n"
        "\r\n"
        '3,,n,,,,"Hi {{contact.firstname}}, the rate is {{contact.rate}}."\r\n'
    )

    look = desk.look("briskine.csv", table.encode())

    one, two, three = look.rows
    assert one.template is not None
    assert one.template.situation == "price_objection"
    assert one.template.subject == "About {{project}}"
    assert one.template.body == "Hi {{first_name}},\nThe price stands.\nIt pays for care."
    assert (two.state, two.reason, two.line) == (State.REFUSED, "there is no message in it", 4)
    assert (three.title, three.line) == ("Hi first name, the rate is contact rate", 6)


@pytest.mark.parametrize(
    "header",
    [
        "Name;Subject;Body",
        "Template Name\tSubject line\tEmail body",
        "NAME,SUBJECT,Message",
        "title,email subject,HTML body",
    ],
)
def test_columns_are_known_by_name_and_separator(desk: Desk, header: str) -> None:
    sign = next(sign for sign in ",;\t" if sign in header)

    (row,) = desk.look("a.csv", f"{header}\nPlain{sign}Hello{sign}The price stands.\n".encode()).rows

    assert row.template is not None
    assert (row.title, row.template.subject, row.template.body) == ("Plain", "Hello", "The price stands.")


def test_a_table_without_a_message_says_what_it_has(desk: Desk) -> None:
    look = desk.look("a.csv", b"first,last\nAna,Ruiz\n")

    assert look.problems[0].text == "no column for the message among first, last; name it body, message or text"


def test_a_quote_that_is_never_closed_ends_the_table(desk: Desk) -> None:
    look = desk.look("a.csv", b'name,body\nOne,First.\nTwo,"' + b"a" * 200_000)

    assert [row.title for row in look.rows] == ["One"]
    assert "ends here" in look.problems[0].text


def test_a_table_of_excel_is_read_and_its_letters_are_to_be_looked_over(desk: Desk) -> None:
    look = desk.look("a.csv", "name;body\nCafé;Très bien.\n".encode("cp1252"))

    assert look.rows[0].title == "Café"
    assert "guessed" in look.problems[0].text


def test_other_files_are_not_guessed_at(desk: Desk) -> None:
    assert "holds no templates" in desk.refused("notes.txt", b"Hello.")
    assert "holds no templates" in desk.refused("ci.yml", b"jobs: [a]\n")


@pytest.mark.parametrize(
    ("theirs", "ours"),
    [
        ("Hi {{contact.firstname}}", "Hi {{first_name}}"),
        ("Hi {{ personalization_token('contact.firstname', 'there') }}", "Hi {{first_name|there}}"),
        ('Hi {{first_name | default: "there"}}', "Hi {{first_name|there}}"),
        ("Hi {{first_name|there}}", "Hi {{first_name|there}}"),
        ("Hi {{{name}}}", "Hi {{first_name}}"),
        ("Hi [First Name]", "Hi {{first_name}}"),
        ("Hi <<First Name>>", "Hi {{first_name}}"),
        ("Hi ${name}", "Hi {{first_name}}"),
        ("Hi {first_name}", "Hi {{first_name}}"),
        ("Hi %FIRSTNAME%", "Hi {{first_name}}"),
        ("Hi %recipient(firstname)%", "Hi {{first_name}}"),
        ("Hi *|FNAME|*", "Hi {{first_name}}"),
        ("Hi {!Contact.FirstName}", "Hi {{first_name}}"),
        ("From [Your name] at [your company]", "From {{my_name}} at {{my_firm}}"),
        ("{{owner.meeting_link}}", "{{calendar_link}}"),
        ("{{tone: warm|plain}}", "{{tone: warm|plain}}"),
        ("{{deal.amount due}}", "{{deal_amount_due}}"),
        ("{{2nd}}", "{{field_2nd}}"),
        ("It is 50% off, 20% less%", "It is 50% off, 20% less%"),
        ("- [ ] a [x] b [link](http://x.example) ![pic](x)", "- [ ] a [x] b [link](http://x.example) ![pic](x)"),
        ("f(x) = {1, 2} and {}", "f(x) = {1, 2} and {}"),
        ("{{ }} {{}} {{!!}}", "{{ }} {{}} "),
        ("{{end date}}", "{{end_date}}"),
    ],
)
def test_placeholders_of_other_programs_become_fields(theirs: str, ours: str) -> None:
    assert with_fields(theirs)[0] == ours


def test_logic_is_left_out_and_told() -> None:
    text, left = with_fields("{{#if vip}}Hello{{else}}Hi{{/if}} {% if x %}there{% endif %}")

    assert text == "HelloHi there"
    assert [note.partition(": ")[2] for note in left] == [
        "{{#if vip}}",
        "{{else}}",
        "{{/if}}",
        "{% if x %}",
        "{% endif %}",
    ]


def test_a_name_that_is_none_stays_as_it_is() -> None:
    assert known_name("!?") == ""
    assert known_name("x" * 100) == "x" * 60
