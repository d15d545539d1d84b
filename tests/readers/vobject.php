<?php
// Reads calendars with sabre/vobject. The arguments are files; of each it prints one line of JSON
// (tests/readers/reading.py), with what the validation of vobject says as its faults.
error_reporting(E_ALL & ~E_DEPRECATED); // what Debian has is older than PHP 8
require 'Sabre/VObject/autoload.php';

use Sabre\VObject\Reader;
use Sabre\VObject\Version;

function text(string $name, $component): ?string
{
    if (!isset($component->$name)) {
        return null;
    }
    $value = (string) $component->$name;
    // Before version 3 only line ends and backslashes are read back. Copflow writes each of the two with a backslash.
    $isOld = version_compare(Version::VERSION, '3', '<') && !in_array($name, ['UID', 'URL']);
    return $isOld ? str_replace(['\\,', '\\;'], [',', ';'], $value) : $value;
}

function instant(string $name, $component): ?string
{
    if (!isset($component->$name)) {
        return null;
    }
    $time = DateTimeImmutable::createFromInterface($component->$name->getDateTime());
    $isDay = (string) $component->$name['VALUE'] === 'DATE';
    return $isDay ? $time->format('Ymd') : $time->setTimezone(new DateTimeZone('UTC'))->format('Ymd\THis\Z');
}

function entry($component): array
{
    return [
        'kind' => $component->name,
        'uid' => text('UID', $component),
        'start' => instant('DTSTART', $component),
        'end' => instant($component->name === 'VTODO' ? 'DUE' : 'DTEND', $component),
        'summary' => text('SUMMARY', $component),
        'description' => text('DESCRIPTION', $component),
        'location' => text('LOCATION', $component),
        'url' => text('URL', $component),
        'alarms' => count($component->select('VALARM')),
    ];
}

foreach (array_slice($argv, 1) as $file) {
    $calendar = Reader::read(file_get_contents($file));
    $entries = [];
    $faults = $calendar->validate();
    foreach ($calendar->getComponents() as $component) {
        $faults = array_merge($faults, $component->validate());
        if ($component->name !== 'VTIMEZONE') {
            $entries[] = entry($component);
        }
    }
    $said = array_column($faults, 'message');
    echo json_encode(['entries' => $entries, 'faults' => $said], JSON_THROW_ON_ERROR), "\n";
}
