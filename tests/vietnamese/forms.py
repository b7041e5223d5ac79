"""The notation for times in the tables of dates: "2019-09-05", "2019-09-05T12:50", "2019-08-19/2019-08-23"."""

from datetime import datetime

from plugins.vietnamese.dates import When


def ends(when: When) -> str:
    """A time in that notation."""
    if when.precision == "minute":
        return minute(when.start)
    start, end = (minute(when.start), minute(when.end))
    if start.endswith("T00:00") and end.endswith("T23:59"):
        start, end = start[:10], end[:10]
    return start if start == end else f"{start}/{end}"


def minute(moment: datetime) -> str:
    return moment.isoformat(timespec="minutes")
