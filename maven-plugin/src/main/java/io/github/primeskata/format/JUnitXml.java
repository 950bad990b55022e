package io.github.primeskata.format;

import io.github.primeskata.result.Entry;
import io.github.primeskata.result.Entry.CheckLine;
import io.github.primeskata.result.Entry.Rejection;
import io.github.primeskata.result.Entry.State;
import io.github.primeskata.result.Place;
import io.github.primeskata.result.ResultFile;
import io.github.primeskata.text.FormatWords;
import java.io.StringWriter;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;

/**
 * A result as JUnit XML: a suite an exercise, a test case a check. What ended a run before its checks, as the compiler
 * does, is a case of its own, so that no exercise that is rejected looks as if it only had been skipped.
 */
final class JUnitXml {

    /** What a case is, beside its name. */
    private record Case(String name, String group, String element, String type, String message, String text) {}

    private JUnitXml() {}

    /** The text of the file. */
    static String of(ResultFile result) {
        StringWriter text = new StringWriter();
        try {
            XMLStreamWriter xml = XMLOutputFactory.newInstance().createXMLStreamWriter(text);
            xml.writeStartDocument("UTF-8", "1.0");
            List<List<Case>> suites =
                    result.exercises().stream().map(JUnitXml::cases).toList();
            List<Case> all = suites.stream().flatMap(List::stream).toList();
            start(xml, 0, "testsuites");
            xml.writeAttribute("name", FormatWords.summaryHeading());
            counts(xml, all);
            xml.writeAttribute("time", seconds(result.elapsedMillis()));
            for (int i = 0; i < suites.size(); i++) {
                suite(xml, result, result.exercises().get(i), suites.get(i));
            }
            end(xml, 0);
            xml.writeEndDocument();
            xml.close();
        } catch (XMLStreamException e) {
            throw new IllegalStateException(e);
        }
        return text + "\n";
    }

    private static List<Case> cases(Entry entry) {
        List<Case> cases = new ArrayList<>();
        Optional<Rejection> failure = entry.failure();
        boolean own = failure.isPresent()
                && entry.checks().stream()
                        .noneMatch(check -> check.state() == State.FAILED
                                && check.name().equals(failure.get().check()));
        if (own) {
            cases.add(rejected(entry, failure.get().check(), "", failure.get()));
        }
        for (CheckLine check : entry.checks()) {
            cases.add(of(entry, check));
        }
        return cases;
    }

    private static Case of(Entry entry, CheckLine check) {
        if (check.state() == State.PASSED) {
            return new Case(check.name(), check.group(), "", "", "", "");
        }
        if (check.state() == State.NOT_REACHED) {
            String why = entry.started() ? check.reason() : FormatWords.notStarted();
            return new Case(check.name(), check.group(), "skipped", "", why, "");
        }
        return entry.failure()
                .filter(failure -> failure.check().equals(check.name()))
                .map(failure -> rejected(entry, check.name(), check.group(), failure))
                .orElseGet(() ->
                        new Case(check.name(), check.group(), "failure", "FAILED", check.reason(), check.reason()));
    }

    private static Case rejected(Entry entry, String name, String group, Rejection failure) {
        String text = FormatWords.failure(
                failure.observed(),
                failure.expected(),
                failure.place().map(Place::shown).orElse(""),
                failure.detail(),
                failure.replay());
        String element = entry.faulty() ? "error" : "failure";
        return new Case(name, group, element, entry.verdictDetail(), failure.observed(), text);
    }

    private static void suite(XMLStreamWriter xml, ResultFile result, Entry entry, List<Case> cases)
            throws XMLStreamException {
        start(xml, 1, "testsuite");
        xml.writeAttribute("name", entry.name());
        counts(xml, cases);
        xml.writeAttribute("skipped", count(cases, "skipped"));
        xml.writeAttribute("time", seconds(entry.elapsedMillis()));
        xml.writeAttribute(
                "timestamp", result.finished().truncatedTo(ChronoUnit.SECONDS).toString());
        start(xml, 2, "properties");
        property(xml, "title", entry.title());
        property(xml, "verdict", entry.verdictDetail());
        property(xml, "points", Integer.toString(entry.points()));
        property(xml, "max", Integer.toString(entry.max()));
        end(xml, 2);
        for (Case one : cases) {
            start(xml, 2, "testcase");
            xml.writeAttribute("name", one.name());
            xml.writeAttribute(
                    "classname", "kata." + entry.name() + (one.group().isEmpty() ? "" : "." + one.group()));
            if (!one.element().isEmpty()) {
                start(xml, 3, one.element());
                xml.writeAttribute("message", one.message());
                if (!one.type().isEmpty()) {
                    xml.writeAttribute("type", one.type());
                }
                xml.writeCharacters(one.text());
                xml.writeEndElement();
                end(xml, 2);
            } else {
                xml.writeEndElement();
            }
        }
        end(xml, 1);
    }

    private static void property(XMLStreamWriter xml, String name, String value) throws XMLStreamException {
        xml.writeCharacters("\n      ");
        xml.writeEmptyElement("property");
        xml.writeAttribute("name", name);
        xml.writeAttribute("value", value);
    }

    private static void counts(XMLStreamWriter xml, List<Case> cases) throws XMLStreamException {
        xml.writeAttribute("tests", Integer.toString(cases.size()));
        xml.writeAttribute("failures", count(cases, "failure"));
        xml.writeAttribute("errors", count(cases, "error"));
    }

    private static String count(List<Case> cases, String element) {
        return Long.toString(
                cases.stream().filter(one -> one.element().equals(element)).count());
    }

    private static String seconds(long millis) {
        return String.format(Locale.ROOT, "%.3f", millis / 1000.0);
    }

    private static void start(XMLStreamWriter xml, int level, String name) throws XMLStreamException {
        xml.writeCharacters("\n" + "  ".repeat(level));
        xml.writeStartElement(name);
    }

    private static void end(XMLStreamWriter xml, int level) throws XMLStreamException {
        xml.writeCharacters("\n" + "  ".repeat(level));
        xml.writeEndElement();
    }
}
