"""The words that dates are written with, and what each is worth. One table: the reader of plans, the
messages and the docs all take the words from here."""

MONTH_NAMES = (
    "January", "February", "March", "April", "May", "June",
    "July", "August", "September", "October", "November", "December",
)  # fmt: skip
WEEKDAY_NAMES = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")

MONTHS = {name.casefold(): number for number, name in enumerate(MONTH_NAMES, 1)}
MONTHS |= {name[:3].casefold(): number for number, name in enumerate(MONTH_NAMES, 1)} | {"sept": 9}

WEEKDAYS = {name.casefold(): number for number, name in enumerate(WEEKDAY_NAMES)}
WEEKDAYS |= {name[:3].casefold(): number for number, name in enumerate(WEEKDAY_NAMES)}
WEEKDAYS |= {"tues": 1, "weds": 2, "thur": 3, "thurs": 3}

NUMBER_WORDS = {
    "a": 1, "an": 1, "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7,
    "eight": 8, "nine": 9, "ten": 10, "eleven": 11, "twelve": 12,
}  # fmt: skip

ORDINAL_WORDS = {
    "first": 1, "second": 2, "third": 3, "fourth": 4, "fifth": 5, "sixth": 6, "seventh": 7, "eighth": 8, "ninth": 9,
    "tenth": 10, "eleventh": 11, "twelfth": 12, "thirteenth": 13, "fourteenth": 14, "fifteenth": 15, "sixteenth": 16,
    "last": -1,
}  # fmt: skip

MINUTE, HOUR, DAY, WEEK, FORTNIGHT = "minute", "hour", "day", "week", "fortnight"
MONTH, QUARTER, YEAR = "month", "quarter", "year"
UNITS = {unit: unit for unit in (MINUTE, HOUR, DAY, WEEK, FORTNIGHT, MONTH, QUARTER, YEAR)}
UNITS |= {f"{unit}s": unit for unit in tuple(UNITS)} | {"min": MINUTE, "mins": MINUTE, "hr": HOUR, "hrs": HOUR}


def ordinal(number: int) -> str:
    """`1st`, `2nd`, `3rd`, `11th`, `23rd`."""
    if number % 100 in (11, 12, 13):
        return f"{number}th"
    return f"{number}{ {1: 'st', 2: 'nd', 3: 'rd'}.get(number % 10, 'th') }"


def ordinal_word(number: int) -> str:
    """`first` to `fifth`, `last`; other numbers as `6th`."""
    for word, value in ORDINAL_WORDS.items():
        if value == number:
            return word
    return ordinal(number)
