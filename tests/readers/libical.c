/* Reads calendars with libical, whose restriction check knows the tables of RFC 5545. The arguments are files; of each
 * it prints one line of JSON (tests/readers/reading.py), with the errors that libical found as its faults. */
#include <libical/ical.h>
#include <stdio.h>
#include <stdlib.h>

static void print_text(const char *text)
{
    if (!text) {
        printf("null");
        return;
    }
    putchar('"');
    for (; *text; text++) {
        if (*text == '"' || *text == '\\')
            printf("\\%c", *text);
        else if ((unsigned char)*text < ' ')
            printf("\\u%04x", *text);
        else
            putchar(*text);
    }
    putchar('"');
}

/* A day as it is, an instant in UTC. */
static void print_time(icalcomponent *entry, icalproperty_kind kind)
{
    icalproperty *property = icalcomponent_get_first_property(entry, kind);
    if (!property) {
        print_text(NULL);
        return;
    }
    struct icaltimetype time = icalproperty_get_datetime_with_component(property, entry);
    if (!time.is_date)
        time = icaltime_convert_to_zone(time, icaltimezone_get_utc_timezone());
    print_text(icaltime_as_ical_string(time));
}

static void print_value(icalcomponent *entry, icalproperty_kind kind)
{
    icalproperty *property = icalcomponent_get_first_property(entry, kind);
    if (!property)
        print_text(NULL);
    else if (kind == ICAL_URL_PROPERTY)
        print_text(icalproperty_get_url(property));
    else
        print_text(icalvalue_get_text(icalproperty_get_value(property)));
}

static void print_entry(icalcomponent *entry)
{
    int is_todo = icalcomponent_isa(entry) == ICAL_VTODO_COMPONENT;
    printf("{\"kind\":");
    print_text(icalcomponent_kind_to_string(icalcomponent_isa(entry)));
    printf(",\"uid\":");
    print_text(icalcomponent_get_uid(entry));
    printf(",\"start\":");
    print_time(entry, ICAL_DTSTART_PROPERTY);
    printf(",\"end\":");
    print_time(entry, is_todo ? ICAL_DUE_PROPERTY : ICAL_DTEND_PROPERTY);
    printf(",\"summary\":");
    print_value(entry, ICAL_SUMMARY_PROPERTY);
    printf(",\"description\":");
    print_value(entry, ICAL_DESCRIPTION_PROPERTY);
    printf(",\"location\":");
    print_value(entry, ICAL_LOCATION_PROPERTY);
    printf(",\"url\":");
    print_value(entry, ICAL_URL_PROPERTY);
    printf(",\"alarms\":%d}", icalcomponent_count_components(entry, ICAL_VALARM_COMPONENT));
}

/* The errors of a component and of those in it; libical keeps each as a property. */
static int print_faults(icalcomponent *component, int before)
{
    icalproperty *fault = icalcomponent_get_first_property(component, ICAL_XLICERROR_PROPERTY);
    for (; fault; fault = icalcomponent_get_next_property(component, ICAL_XLICERROR_PROPERTY)) {
        printf(before++ ? "," : "");
        print_text(icalproperty_get_xlicerror(fault));
    }
    icalcomponent *inner = icalcomponent_get_first_component(component, ICAL_ANY_COMPONENT);
    for (; inner; inner = icalcomponent_get_next_component(component, ICAL_ANY_COMPONENT))
        before = print_faults(inner, before);
    return before;
}

static void print_calendar(icalcomponent *calendar)
{
    int before = 0;
    printf("{\"entries\":[");
    icalcomponent *entry = icalcomponent_get_first_component(calendar, ICAL_ANY_COMPONENT);
    for (; entry; entry = icalcomponent_get_next_component(calendar, ICAL_ANY_COMPONENT)) {
        if (icalcomponent_isa(entry) == ICAL_VTIMEZONE_COMPONENT)
            continue;
        printf(before++ ? "," : "");
        print_entry(entry);
    }
    printf("],\"faults\":[");
    print_faults(calendar, 0);
    printf("]}\n");
}

static char *content(const char *name)
{
    FILE *file = fopen(name, "rb");
    if (!file || fseek(file, 0, SEEK_END))
        exit(2);
    long size = ftell(file);
    rewind(file);
    char *text = calloc(size + 1, 1);
    if (!text || fread(text, 1, size, file) != (size_t)size)
        exit(2);
    fclose(file);
    return text;
}

int main(int number, char **names)
{
    icalerror_set_errors_are_fatal(0);
    for (int at = 1; at < number; at++) {
        char *text = content(names[at]);
        icalcomponent *calendar = icalparser_parse_string(text);
        if (!calendar)
            return 3;
        icalrestriction_check(calendar);
        print_calendar(calendar);
        icalcomponent_free(calendar);
        free(text);
    }
    return 0;
}
