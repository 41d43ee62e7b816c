#!/usr/bin/env python3
"""Reads a calendar file with an independent parser and prints its days.

    pip install icalendar==7.3.0 recurring-ical-events==3.8.2
    scripts/check_ics.py disclosure.ics 2026-01-01 2027-12-31

Fails on anything the parser objects to, on lines longer than 75 octets, on repeated UIDs and on events that are not
all-day. Prints a line for every occurrence in the range: date, UID, summary.
"""

import datetime
import sys

import icalendar
import recurring_ical_events


def main(path, first, last):
    data = open(path, "rb").read()
    assert data.endswith(b"\r\n") and b"\n" not in data.replace(b"\r\n", b""), "lines end with CRLF"
    for line in data.split(b"\r\n"):
        assert len(line) <= 75, line
        line.decode("utf-8")
    calendar = icalendar.Calendar.from_ical(data)
    assert not calendar.errors, calendar.errors
    events = list(calendar.walk("VEVENT"))
    assert events, "no events"
    uids = [str(event["UID"]) for event in events]
    assert len(set(uids)) == len(uids), "repeated UIDs"
    for event in events:
        assert not event.errors, event.errors
        start, end = event.decoded("DTSTART"), event.decoded("DTEND")
        assert type(start) is datetime.date and end - start == datetime.timedelta(days=1), event
        assert event["SUMMARY"] and event["DESCRIPTION"] and event.decoded("DTSTAMP").tzinfo
        for alarm in event.walk("VALARM"):
            assert alarm.decoded("TRIGGER") < datetime.timedelta(0), alarm
    found = recurring_ical_events.of(calendar).between(first, last + datetime.timedelta(days=1))
    rows = [(event.decoded("DTSTART"), str(event["UID"]), str(event["SUMMARY"])) for event in found]
    for date, uid, summary in sorted(rows):
        print(date, uid, summary, sep="\t")


if __name__ == "__main__":
    path, first, last = sys.argv[1:]
    main(path, datetime.date.fromisoformat(first), datetime.date.fromisoformat(last))
