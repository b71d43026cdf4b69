"""The process that asks LanguageTool, and owns its Java: one JSON object a line in, one out, and the end with the pipe.

Run as `python -m walkaway.grammar.languagetool.worker`, or by a frozen Walkaway as `walkaway --languagetool-worker`.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, NoReturn

import psutil

from walkaway.grammar.checker import GrammarError
from walkaway.grammar.languagetool.convert import Hit
from walkaway.grammar.languagetool.jars import JarsMissing, find_jars
from walkaway.grammar.languagetool.java import JavaMissing, find_java
from walkaway.grammar.languagetool.server import START_SECONDS, JavaEnds, JavaServer
from walkaway.grammar.serving import Message, Servant, Tell, serve

if TYPE_CHECKING:
    from walkaway.grammar.languagetool.client import Client

PROBE = "This is a short sentence about nothing."


def main() -> NoReturn:
    """Serve requests on standard input until it ends; never returns."""
    serve(Engine)


class Engine(Servant):
    """One place to ask, and the requests that it answers."""

    def __init__(self, tell: Tell) -> None:
        super().__init__(tell)
        self._server: JavaServer | None = None
        self._url = ""
        self._seconds = self._idle = 0.0
        self._client: tuple[str, Client] | None = None

    @property
    def patience(self) -> float | None:
        """How long Java may wait for the next request; None while there is no Java."""
        return self._idle if self._server is not None and self._server.is_running else None

    def answer(self, request: Message) -> Message:
        """`{"folder" or "url", …}` gives `{"ready"}`, `{"text"}` gives `{"hits"}`, and a failure `{"failed"}`."""
        try:
            if "text" in request:
                hits = self._check(request["text"], request["language"])
                return {"hits": hits, "memory": self._memory}
            self._set_up(request)
        except (JavaMissing, JarsMissing, JavaEnds) as error:
            return {"failed": str(error), "lasting": True}
        except GrammarError as error:
            return {"failed": str(error)}
        except ImportError as error:
            return {
                "failed": f"LanguageTool cannot be asked, as a part of Walkaway is missing ({error}).",
                "lasting": True,
            }
        except Exception as error:  # noqa: BLE001 - the editor must hear of it, whatever it is
            return {"failed": f"LanguageTool could not be asked ({type(error).__name__}: {error})."}
        return {"ready": True, "memory": self._memory}

    def rest(self) -> None:
        """Stop Java, which nobody needed for a while; the next check starts it again."""
        if self._server is not None:
            self._server.stop()
        self._client = None
        self.tell({"event": "resting", "memory": self._memory})

    def kill(self) -> None:
        """End Java, if there is one."""
        if self._server is not None:
            self._server.stop()

    @property
    def _memory(self) -> int:
        """What this process and Java take together, in bytes."""
        return int(psutil.Process().memory_info().rss) + (self._server.memory if self._server else 0)

    def _set_up(self, request: Message) -> None:
        """Take a place, and prove it with a text of our own if `probe` says so."""
        self._seconds, self._idle = request["seconds"], request["idle"]
        self._client = None
        self.kill()
        self._server = JavaServer(find_java(), find_jars(Path(request["folder"]))) if "folder" in request else None
        self._url = request.get("url", "")
        if request["probe"]:
            self._check(PROBE, request["language"])

    def _check(self, text: str, language: str) -> list[Hit]:
        """What the server says; Java that ended is started again once."""
        server = self._server
        if server is None:
            return self._client_for(language).hits(text)
        if server.is_ours:
            try:
                return self._client_for(language).hits(text)
            except GrammarError:
                if server.is_ours:
                    raise
        self._start(server, language)
        return self._client_for(language).hits(text)

    def _start(self, server: JavaServer, language: str) -> None:
        """Bring Java up and warm: its first answer takes seconds."""
        self._client = None
        self.tell({"event": "starting", "seconds": 2 * START_SECONDS})
        server.start()
        self._url = server.url
        self._client_for(language).warm_up(PROBE, START_SECONDS)

    def _client_for(self, language: str) -> Client:
        if self._client is None or self._client[0] != language:
            from walkaway.grammar.languagetool.client import Client

            self._client = language, Client(self._url, language, self._seconds)
        return self._client[1]


if __name__ == "__main__":
    main()
