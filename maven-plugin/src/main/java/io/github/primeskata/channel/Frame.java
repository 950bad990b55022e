package io.github.primeskata.channel;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * One message: a type and named texts in their order. A text that is absent reads as empty, so that neither side ever
 * meets null.
 */
public record Frame(String type, Map<String, String> fields) {

    public Frame {
        fields = Collections.unmodifiableMap(new LinkedHashMap<>(fields));
    }

    /** A frame of names and values in turn; a null value becomes the empty text. */
    public static Frame of(String type, Object... namesAndValues) {
        var fields = new LinkedHashMap<String, String>();
        for (int i = 0; i < namesAndValues.length; i += 2) {
            Object value = namesAndValues[i + 1];
            fields.put((String) namesAndValues[i], value == null ? "" : value.toString());
        }
        return new Frame(type, fields);
    }

    /** The text of that name, or empty. */
    public String text(String name) {
        return fields.getOrDefault(name, "");
    }

    /**
     * The number of that name.
     *
     * @throws ProtocolException if it is absent or no number
     */
    public long number(String name) throws ProtocolException {
        try {
            return Long.parseLong(text(name));
        } catch (NumberFormatException e) {
            throw new ProtocolException(type + " without a number '" + name + "'");
        }
    }

    /** Whether the text of that name is {@code true}. */
    public boolean flag(String name) {
        return text(name).equals("true");
    }

    /** The lines of that name; none if it is absent or empty. */
    public List<String> lines(String name) {
        String text = text(name);
        return text.isEmpty() ? List.of() : new ArrayList<>(List.of(text.split("\n")));
    }
}
