"""Settings are typed, survive a round trip, and a damaged file costs neither the start nor the file."""

from __future__ import annotations

import tomllib
from datetime import date
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given
from hypothesis import settings as hypothesis_settings
from hypothesis import strategies as st

from walkaway import settings
from walkaway.settings import Dialect, Settings, SettingsError, TemplateFolder, Theme

TODAY = date(2027, 3, 4)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "settings.toml"


TEXT = st.text(st.characters(codec="utf-8"), max_size=20)
LISTS = st.lists(TEXT, max_size=4, unique=True).map(tuple)
ANY = st.builds(
    Settings,
    theme=st.sampled_from(Theme),
    font_family=TEXT,
    font_size=st.integers(6, 72),
    zoom=st.integers(25, 500),
    dialect=st.sampled_from(Dialect),
    tone_on=st.booleans(),
    families_off=LISTS,
    ignored_words=LISTS,
    drafts_folder=st.none() | st.just(Path("/some where/drafts")),
    my_name=TEXT,
    recent_files=LISTS,
    recharge_days=st.dictionaries(TEXT, st.integers(0, settings.MOST_RECHARGE_DAYS), max_size=3),
    unknown=st.dictionaries(st.from_regex(r"new_[a-z]{1,4}", fullmatch=True), st.integers() | TEXT, max_size=3),
)


@given(ANY)
@hypothesis_settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_what_is_saved_is_what_is_loaded(tmp_path: Path, chosen: Settings) -> None:
    path = tmp_path / "settings.toml"

    settings.save(path, chosen)

    assert settings.load(path) == chosen


def test_no_file_means_the_defaults(path: Path) -> None:
    assert settings.load(path) == Settings()
    assert settings.load_or_set_aside(path, TODAY) == (Settings(), None)
    assert not path.exists()


def test_every_setting_is_in_the_file(path: Path) -> None:
    settings.save(path, Settings())

    assert tuple(tomllib.loads(path.read_text())) == settings.KEYS


def test_a_file_that_says_the_same_keeps_its_comments(path: Path) -> None:
    path.write_text('# mine\ntheme = "dark"\n')

    settings.save(path, settings.load(path))

    assert path.read_text() == '# mine\ntheme = "dark"\n'


def test_keys_of_a_newer_version_are_kept(path: Path) -> None:
    path.write_text('new_thing = "x"\n[new_table]\na = 1\n')

    settings.update(path, zoom=120)

    written = tomllib.loads(path.read_text())
    assert written["new_thing"] == "x"
    assert written["new_table"] == {"a": 1}
    assert written["zoom"] == 120


def test_a_change_keeps_what_was_edited_by_hand_meanwhile(path: Path) -> None:
    settings.update(path, my_name="Ana")
    path.write_text(path.read_text().replace("zoom = 100", "zoom = 150"))

    changed = settings.update(path, theme=Theme.DARK)

    assert (changed.my_name, changed.zoom, changed.theme) == ("Ana", 150, "dark")


@pytest.mark.parametrize(
    ("text", "line", "key", "expected"),
    [
        ('\n\ntheme = "pink"', 3, "theme", '"system" or "light" or "dark"'),
        ("zoom = 100\nfont_size = 'big'", 2, "font_size", "a whole number of points from 6 to 72"),
        ("font_size = true", 1, "font_size", "a whole number of points from 6 to 72"),
        ("zoom = 9999", 1, "zoom", "from 25 to 500"),
        ("grammar_on = 1", 1, "grammar_on", "true or false"),
        ('rules_off = "one"', 1, "rules_off", "a list of texts"),
        ("rules_off = [1]", 1, "rules_off", "a list of texts"),
        ("my_name = 3", 1, "my_name", "text in quotation marks"),
        ('drafts_folder = "here"', 1, "drafts_folder", "a whole path"),
        ("zoom = 100\nmy_name = Ana\n", 2, "my_name", "text in quotation marks"),
        ("zoom = 100\n???", 2, "", 'a line such as theme = "dark"'),
        ('my_name = "', 1, "my_name", "text in quotation marks"),
        ("zoom = 1\nzoom = 2", 2, "zoom", "from 25 to 500"),
        (
            "zoom = 100\n\n[recharge_days]\npremium = -1",
            3,
            "recharge_days",
            "a number of days from 0 to 3650 for each move",
        ),
        (r'drafts_folder = "/a\u0000b"', 1, "drafts_folder", "a whole path"),
        ("recharge_days.premium = 1.5", 1, "recharge_days", "such as premium = 30"),
        ("recharge_days = 30", 1, "recharge_days", "a number of days from 0 to 3650 for each move"),
    ],
)
def test_an_error_names_file_line_key_and_what_is_expected(
    path: Path, text: str, line: int, key: str, expected: str
) -> None:
    path.write_text(text)

    with pytest.raises(SettingsError) as caught:
        settings.load(path)

    assert (caught.value.file, caught.value.line, caught.value.key) == (path, line, key)
    assert expected in caught.value.expected
    assert str(caught.value).startswith(f"{path}, line {line}: {key}")


@pytest.mark.parametrize(
    "data",
    [
        b"garbage {{{",
        b"\0\0\0",
        b"theme = \xff",
        b"a = " + b"[" * 100_000,
        b"zoom = " + b"1" * 5000,
        b"# " + b"x" * (10 * 1024 * 1024),
        'theme = "light"'.encode("utf-16-le"),
    ],
    ids=["garbage", "NUL", "not UTF-8", "nested", "digits", "10 MB", "UTF-16"],
)
def test_a_damaged_file_is_set_aside_whole_and_the_start_goes_on(path: Path, data: bytes) -> None:
    path.write_bytes(data)

    loaded, notice = settings.load_or_set_aside(path, TODAY)

    assert loaded == Settings()
    assert notice is not None
    assert notice.kept_as == path.with_name("settings.bad-2027-03-04.toml")
    assert notice.kept_as.read_bytes() == data
    assert "settings.bad-2027-03-04.toml" in notice.sentence
    assert settings.load(path) == Settings()


def test_one_bad_value_does_not_cost_the_good_ones(path: Path) -> None:
    path.write_text('my_name = "Ana"\nzoom = "wide"\n')

    loaded, notice = settings.load_or_set_aside(path, TODAY)

    assert (loaded.my_name, loaded.zoom) == ("Ana", 100)
    assert notice is not None
    assert "zoom" in notice.problems[0]
    assert settings.load(path) == loaded


def test_a_second_damaged_file_on_one_day_gets_its_own_name(path: Path) -> None:
    for _ in range(2):
        path.write_text("???")
        settings.load_or_set_aside(path, TODAY)

    assert path.with_name("settings.bad-2027-03-04.toml").exists()
    assert path.with_name("settings.bad-2027-03-04-2.toml").exists()


def test_a_folder_in_the_place_of_the_file_is_set_aside(path: Path) -> None:
    path.mkdir()

    loaded, notice = settings.load_or_set_aside(path, TODAY)

    assert loaded == Settings()
    assert notice is not None
    assert notice.kept_as is not None
    assert path.is_file()


@pytest.mark.parametrize("data", [b"", b"\xef\xbb\xbfzoom = 100\r\n", b"# only a comment"])
def test_an_empty_file_and_a_byte_order_mark_are_fine(path: Path, data: bytes) -> None:
    path.write_bytes(data)

    assert settings.load(path) == Settings()


@pytest.mark.parametrize("change", [{"zoom": 1}, {"theme": "pink"}, {"my_name": "\ud800"}, {"rules_off": (1,)}])
def test_a_value_that_is_not_allowed_cannot_be_made(change: dict[str, object]) -> None:
    with pytest.raises(ValueError, match=next(iter(change))):
        Settings().with_(**change)


def test_a_plain_value_becomes_the_typed_one() -> None:
    chosen = Settings().with_(theme="dark", drafts_folder="/drafts", rules_off=["one", "one"])

    assert chosen.theme is Theme.DARK
    assert chosen.drafts_folder == Path("/drafts")
    assert chosen.rules_off == ("one",)


def test_recent_files_have_the_newest_first_and_each_once() -> None:
    chosen = Settings()
    for number in [*range(14), 5]:
        chosen = chosen.with_recent(Path(f"/{number}.eml"))

    assert chosen.recent_files[:3] == ("/5.eml", "/13.eml", "/12.eml")
    assert len(chosen.recent_files) == 12
    assert chosen.with_recent(Path("/\udcff")) == chosen


def test_template_folders_are_kept_in_their_order(tmp_path: Path) -> None:
    file = tmp_path / "settings.toml"
    folders = (TemplateFolder(tmp_path / "b", writable=True), TemplateFolder(tmp_path / "a"))

    settings.save(file, Settings(template_folders=folders))

    assert settings.load(file).template_folders == folders


def test_a_template_folder_without_a_whole_path_is_named_with_its_line(tmp_path: Path) -> None:
    file = tmp_path / "settings.toml"
    file.write_text('zoom = 100\n\n[[template_folders]]\npath = "Team"\n', encoding="utf-8")

    with pytest.raises(settings.SettingsError, match="line 3: template_folders: 'Team' does not start at the top"):
        settings.load(file)
