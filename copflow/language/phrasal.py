"""Names that end in a word of a clause and mean it: `sign in`, `stand by`, `what dreams are made of`.

Which words go together so is a closed list of English; a word that is not in it does not come before `in` or `on` at
the end of a name.
"""

_WITH_IN = (
    "all badge bring build buy call cash chip clock close come cut dial dig dive drop everyone fade fall fill fit get "
    "give go hand join jump keep key kick lean let listen live lock log look move opt pay phase phone pitch plug pop "
    "pour put read ring roll run scan send set settle show shut sign sink sit sleep slot snow squeeze stand start stay "
    "step sub swear swim swipe take tap throw tie trade tuck tune turn type usher vote walk way weave weigh work write "
    "zoom check"
)
_WITH_ON = (
    "add bring build camera cameras carry catch clip come count depend drag drive drop early egg expand fall feed "
    "focus follow game get go hand hands hang have head heating hold hop idle insist is jump keep later lead "
    "light lights live lock log look mic move pass play plug power press pull push put read ride roll run sale "
    "send set show sign sit slip spot spur stay step stick switch tack tag take talk tell test touch trade try "
    "turn urge vote wait walk way wear what work write"
)
_WITH_BY = "abide close drive drop fly get go hard lay lead live near nearby pass passers play put run side stand stop"
_WITH_OF = "all aware best capable care dispose dream first free full hear inside instead made make most much "
_WITH_OF += "none one out part rid short sort speak take think tired two unheard west east north south worst"
_WITH_AT = "are arrive be good great glance hint home is jump laugh look not out peek point shoot smile stare work yell"
_WITH_FROM = "away came come far hear home learn listen out start study work"
_WITH_FOR = (
    "apply ask beg bid call care compete cook care died fight fit go good hope known lead live long look made named "
    "need not out pay plan pray prepare reach ready root search send settle speak stand study taken thank train try "
    "vote wait what whom wish work"
)


def _forms(words: str) -> frozenset[str]:
    """The words with the endings that verbs have: `logs`, `logging`, `moved`."""
    found = set[str]()
    for word in words.split():
        stem = word.removesuffix("e")
        found |= {word, f"{word}s", f"{stem}es", f"{stem}ed", f"{stem}ing", f"{word}er", f"{word}ers"}
        found |= {f"{word}{word[-1]}ed", f"{word}{word[-1]}ing"}
    return frozenset(found)


PHRASAL = {
    "IN": _forms(_WITH_IN),
    "ON": _forms(_WITH_ON),
    "BY": _forms(_WITH_BY),
    "OF": _forms(_WITH_OF),
    "AT": _forms(_WITH_AT),
    "FROM": _forms(_WITH_FROM),
    "FOR": _forms(_WITH_FOR),
}
"""What may stand before each of these words at the end of a name, by the kind of its token."""
