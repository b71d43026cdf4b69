"""Inflected forms of English words, for lexicons that name a word once."""

from __future__ import annotations

_VOWELS = "aeiou"
_DOUBLING = frozenset(
    [
        "beg",
        "bet",
        "chat",
        "chop",
        "cut",
        "drop",
        "get",
        "hit",
        "jog",
        "knit",
        "nag",
        "nod",
        "pat",
        "plan",
        "plug",
        "pop",
        "rub",
        "run",
        "set",
        "shop",
        "sit",
        "slip",
        "spin",
        "step",
        "stop",
        "strip",
        "swap",
        "tap",
        "top",
        "trim",
        "trip",
        "win",
        "wrap",
        "zip",
        "admit",
        "commit",
        "defer",
        "refer",
        "regret",
        "forget",
        "begin",
        "cancel",
        "travel",
        "log",
        "slot",
        "grab",
        "shut",
        "quit",
        "put",
        "let",
        "hug",
        "rob",
        "jet",
        "spam",
        "scrap",
        "ship",
        "chip",
        "grip",
        "flip",
        "pin",
        "bag",
        "tag",
        "lag",
        "brag",
        "drag",
        "jam",
        "slam",
    ]
)
_IRREGULAR = {
    "be": "am is are was were been being",
    "beg": "begs begged begging",
    "begin": "begins began begun beginning",
    "bend": "bends bent bending",
    "break": "breaks broke broken breaking",
    "bring": "brings brought bringing",
    "build": "builds built building",
    "buy": "buys bought buying",
    "catch": "catches caught catching",
    "choose": "chooses chose chosen choosing",
    "come": "comes came coming",
    "cut": "cuts cutting",
    "do": "does did done doing",
    "drop": "drops dropped dropping",
    "eat": "eats ate eaten eating",
    "fall": "falls fell fallen falling",
    "feel": "feels felt feeling",
    "fight": "fights fought fighting",
    "find": "finds found finding",
    "fit": "fits fitted fitting",
    "forget": "forgets forgot forgotten forgetting",
    "forgive": "forgives forgave forgiven forgiving",
    "get": "gets got gotten getting",
    "give": "gives gave given giving",
    "go": "goes went gone going",
    "have": "has had having",
    "hear": "hears heard hearing",
    "hold": "holds held holding",
    "hurt": "hurts hurting",
    "keep": "keeps kept keeping",
    "know": "knows knew known knowing",
    "leave": "leaves left leaving",
    "let": "lets letting",
    "lose": "loses lost losing",
    "make": "makes made making",
    "mean": "means meant meaning",
    "meet": "meets met meeting",
    "pay": "pays paid paying",
    "put": "puts putting",
    "read": "reads reading",
    "say": "says said saying",
    "see": "sees saw seen seeing",
    "sell": "sells sold selling",
    "send": "sends sent sending",
    "shave": "shaves shaved shaving",
    "sit": "sits sat sitting",
    "sleep": "sleeps slept sleeping",
    "speak": "speaks spoke spoken speaking",
    "spend": "spends spent spending",
    "stand": "stands stood standing",
    "take": "takes took taken taking",
    "tell": "tells told telling",
    "think": "thinks thought thinking",
    "throw": "throws threw thrown throwing",
    "understand": "understands understood understanding",
    "win": "wins won winning",
    "write": "writes wrote written writing",
}


def forms(word: str) -> frozenset[str]:
    """The word with its inflections, as verb and as noun (`reply` → replies, replied, replying)."""
    if word in _IRREGULAR:
        return frozenset([word, *_IRREGULAR[word].split()])
    return frozenset([word, _with_s(word), _with_ed(word), _with_ing(word)])


def _consonant_y(word: str) -> bool:
    return word.endswith("y") and word[-2:-1] not in ("", *_VOWELS)


def _with_s(word: str) -> str:
    if _consonant_y(word):
        return word[:-1] + "ies"
    return word + ("es" if word.endswith(("s", "x", "z", "ch", "sh")) else "s")


def _with_ed(word: str) -> str:
    if _consonant_y(word):
        return word[:-1] + "ied"
    if word.endswith("e"):
        return word + "d"
    return word + (word[-1] if word in _DOUBLING else "") + "ed"


def _with_ing(word: str) -> str:
    if word.endswith("ie"):
        return word[:-2] + "ying"
    if word.endswith("e") and not word.endswith(("ee", "oe", "ye")):
        return word[:-1] + "ing"
    return word + (word[-1] if word in _DOUBLING else "") + "ing"


_TAILS = {"'ll": "will", "'d": "would", "'ve": "have", "'re": "are", "'s": "is"}
_CONTRACTED = {
    "i": "'ll 'd 've",
    "you we they": "'ll 'd 've 're",
    "he she it this that there who what": "'ll 'd 's",
    "here how where when somebody someone nobody everything nothing": "'s",
}
_NEGATED = "do does did is are was were have has had would could should must need might"
_IRREGULAR_CONTRACTIONS = {
    "i'm": "i am",
    "let's": "let us",
    "y'all": "you all",
    "'tis": "it is",
    "can't": "can not",
    "won't": "will not",
    "shan't": "shall not",
    "ain't": "am not",
    "cannot": "can not",
}
_VOWELS = "aeiou"
_OWN_WORDS = frozenset("were well wed hell shell shed ill id its lets".split())


def contractions() -> dict[str, tuple[str, ...]]:
    """Contracted words, with and without their apostrophe, to the words they stand for.

    The bare form is left out where it is a word of its own ("were", "well", "ill", "its").
    """
    full = {short: tuple(long.split()) for short, long in _IRREGULAR_CONTRACTIONS.items()}
    for subjects, tails in _CONTRACTED.items():
        full |= {who + tail: (who, _TAILS[tail]) for who in subjects.split() for tail in tails.split()}
    full |= {verb + "n't": (verb, "not") for verb in _NEGATED.split()}
    bare = {word.replace("'", ""): words for word, words in full.items()}
    return {word: words for word, words in bare.items() if word not in _OWN_WORDS} | full


def misspellings(word: str) -> set[str]:
    """The word with one slip of the finger or of the memory: a letter left out, doubled, or changed places with the
    next, or another vowel. The first letter is right, as it mostly is."""
    slips: set[str] = set()
    for at in range(1, len(word)):
        before, letter, after = word[:at], word[at], word[at + 1 :]
        slips |= {before + after, before + letter + letter + after}
        if after:
            slips.add(before + after[0] + letter + after[1:])
        if letter in _VOWELS:
            slips |= {before + vowel + after for vowel in _VOWELS}
    return slips - {word}
