"""The client of a LanguageTool server: language-tool-python's, held to one address, a time, a size and a form."""

from __future__ import annotations

import json
import time
from collections.abc import Callable
from typing import Any, TypeVar

import language_tool_python
import requests

from walkaway.grammar.checker import GrammarError
from walkaway.grammar.languagetool.convert import Hit, read_hits
from walkaway.grammar.languagetool.place import base_address, is_loopback

LARGEST_ANSWER = 4 * 1024**2  # bytes
NO_ANSWER = "LanguageTool does not answer."
TOO_SLOW = "LanguageTool takes too long to answer."
STRANGE = "What answers at the address of LanguageTool is something else."
BUSY = "The LanguageTool server answers no more questions for a while."

# Typography and taste: nobody minds them in a mail, and tone is for others to judge.
TASTE = frozenset(
    {
        "COMMA_COMPOUND_SENTENCE",
        "COMMA_COMPOUND_SENTENCE_2",
        "CONSECUTIVE_SPACES",
        "COPYRIGHT",
        "DASH_RULE",
        "ELLIPSIS",
        "EN_QUOTES",
        "EN_UNPAIRED_BRACKETS",
        "EN_UNPAIRED_QUOTES",
        "MISSING_COMMA_AFTER_INTRODUCTORY_PHRASE",
        "MULTIPLICATION_SIGN",
        "OXFORD_SPELLING_Z_NOT_S",
        "PUNCTUATION_PARAGRAPH_END",
        "RB_RB_COMMA",
        "WHITESPACE_RULE",
    }
)
TASTE_CATEGORIES = frozenset(
    {"CREATIVE_WRITING", "PLAIN_ENGLISH", "REDUNDANCY", "REPETITIONS_STYLE", "STYLE", "WIKIPEDIA"}
)


T = TypeVar("T")


class ServerTrouble(GrammarError):
    """No use can be made of the server at the moment; the message is one sentence for the user."""


class Client(language_tool_python.LanguageTool):
    """One server and one language. Making it asks the server for its languages, and sends no text."""

    def __init__(self, url: str, language: str, seconds: float) -> None:
        """`seconds` is the time for one question. Raises `ServerTrouble`."""
        self._seconds = seconds
        self._session = requests.Session()
        # A proxy is for other machines, and a password that lies in the user's folder is for nobody.
        self._session.trust_env = not is_loopback(url)
        self._session.auth = _without_password
        _guarded(lambda: super(Client, self).__init__(language, remote_server=base_address(url)))
        self.disabled_rules = set(TASTE)
        self.disabled_categories = set(TASTE_CATEGORIES)

    def hits(self, text: str) -> list[Hit]:
        """What the server has to say about the text. Raises `ServerTrouble`."""
        return _guarded(lambda: read_hits(text, self._ask(text)))

    def warm_up(self, text: str, seconds: float) -> None:
        """Have the server answer once, in so much time. Raises `ServerTrouble`."""
        usual, self._seconds = self._seconds, seconds
        self.hits(text)
        self._seconds = usual

    def _ask(self, text: str) -> Any:
        return self._query_server(f"{self.url}check", self._create_params(text), method="post")

    def _query_server(self, url: str, params: Any = None, num_tries: int = 1, method: str = "get") -> Any:
        """One try, no redirection (the text is meant for this address only), and an end to every wait."""
        data, query = (params, None) if method == "post" else (None, params)
        deadline = time.monotonic() + self._seconds
        with self._session.request(
            method, url, data=data, params=query, timeout=self._seconds, allow_redirects=False, stream=True
        ) as response:
            if response.status_code in (426, 429):
                raise ServerTrouble(BUSY)
            if response.is_redirect:
                raise ServerTrouble(STRANGE)
            if response.status_code != 200:
                raise ServerTrouble(f"LanguageTool answers with error {response.status_code}.")
            return json.loads(_body(response, deadline))


def _without_password(request: requests.PreparedRequest) -> requests.PreparedRequest:
    return request


def _body(response: requests.Response, deadline: float) -> bytes:
    body = bytearray()
    for piece in response.iter_content(65_536):
        body += piece
        if len(body) > LARGEST_ANSWER:
            raise ServerTrouble(STRANGE)
        if time.monotonic() > deadline:
            raise ServerTrouble(TOO_SLOW)
    return bytes(body)


def _guarded(work: Callable[[], T]) -> T:
    """The work's result; whatever goes wrong in it is said in one sentence."""
    try:
        return work()
    except ServerTrouble:
        raise
    except requests.Timeout as error:
        raise ServerTrouble(TOO_SLOW) from error
    except (requests.exceptions.InvalidJSONError, json.JSONDecodeError, UnicodeDecodeError) as error:
        raise ServerTrouble(STRANGE) from error
    except OSError as error:
        raise ServerTrouble(NO_ANSWER) from error
    except (Exception, SystemExit) as error:  # the client's own check of the answer fails in ways without number
        raise ServerTrouble(STRANGE) from error
