package ai.autoposting.sdk.testing;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * One fault in words: a kind, then changes to it, with commas between them; a comma inside a value is written {@code \,}.
 * {@code 503,retry-after=1s}, {@code drop-before-answer,effect-after=2.5s}.
 */
final class SpokenFault {
    static final String KINDS =
            "<status 200-599>, redirect=<url>, html, broken-json, body=<status> <type> <text>, garbage,"
                    + " silence, drop-before-answer, drop-during-answer, drop-after-answer, latency=<time>,"
                    + " trickle=<bytes>/<time>, none";
    static final String CHANGES = "takes-effect, effect-after=<time>, delay=<time>, retry-after=<time or text>,"
            + " header=<name>: <value>, code=<text>, message=<text>, shape=<documented, text-and-code, text-only,"
            + " html, empty>";

    private SpokenFault() {}

    /** @throws IllegalArgumentException saying what is wrong with it */
    static Fault parse(String text) {
        List<String> parts = parts(text);
        Fault fault = kind(parts.get(0));
        for (String change : parts.subList(1, parts.size())) {
            fault = changed(fault, change);
        }
        return fault;
    }

    private static Fault kind(String text) {
        if (text.matches("[0-9]+")) {
            return Fault.status(status(text));
        }
        String value = value(text);
        return switch (name(text)) {
            case "status" -> Fault.status(status(value));
            case "redirect" -> Fault.redirect(given(text));
            case "html" -> plain(text, Fault.html());
            case "broken-json" -> plain(text, Fault.brokenJson());
            case "body" -> body(value);
            case "garbage" -> plain(text, Fault.garbage());
            case "silence" -> plain(text, Fault.silence());
            case "drop-before-answer" -> plain(text, Fault.dropBeforeAnswer());
            case "drop-during-answer" -> plain(text, Fault.dropDuringAnswer());
            case "drop-after-answer" -> plain(text, Fault.dropAfterAnswer());
            case "latency" -> Fault.latency(SpokenDuration.parse("latency", value));
            case "trickle" -> trickle(value);
            case "none" -> plain(text, Fault.none());
            default -> throw new IllegalArgumentException("a fault must be one of " + KINDS + ": " + text);
        };
    }

    private static Fault changed(Fault fault, String text) {
        String value = value(text);
        return switch (name(text)) {
            case "takes-effect" -> plain(text, fault.takingEffect());
            case "effect-after" -> fault.effectAfter(SpokenDuration.parse("effect-after", value));
            case "delay" -> fault.delay(SpokenDuration.parse("delay", value));
            case "retry-after" -> retryAfter(fault, given(text));
            case "header" -> header(fault, given(text));
            case "code" -> fault.code(given(text));
            case "message" -> fault.message(given(text));
            case "shape" -> fault.shape(shape(value));
            default ->
                throw new IllegalArgumentException("a change of a fault must be one of " + CHANGES + ": " + text);
        };
    }

    private static int status(String text) {
        if (!text.matches("[0-9]{1,3}")) {
            throw new IllegalArgumentException("status must be 200 to 599: " + text);
        }
        return Integer.parseInt(text);
    }

    private static Fault body(String value) {
        String[] parts = value.split(" ", 3);
        if (parts.length != 3) {
            throw new IllegalArgumentException(
                    "body must be a status, a media type and a text, with one space between them: " + value);
        }
        int status = status(parts[0]);
        Fault.status(status); // refuses what is out of range
        return Fault.body(status, parts[1], parts[2]);
    }

    private static Fault trickle(String value) {
        String[] parts = value.split("/", 2);
        if (parts.length != 2 || !parts[0].matches("[0-9]{1,9}")) {
            throw new IllegalArgumentException("trickle must be bytes and a time, such as 7/10ms: " + value);
        }
        return Fault.trickle(Integer.parseInt(parts[0]), SpokenDuration.parse("trickle", parts[1]));
    }

    private static Fault retryAfter(Fault fault, String value) {
        Optional<Duration> time = SpokenDuration.of(value);
        return time.isPresent() ? fault.retryAfter(time.get()) : fault.retryAfter(value);
    }

    private static Fault header(Fault fault, String value) {
        int colon = value.indexOf(':');
        if (colon < 0) {
            throw new IllegalArgumentException("header must be a name, a colon and a value: " + value);
        }
        return fault.header(
                value.substring(0, colon), value.substring(colon + 1).trim());
    }

    private static ErrorShape shape(String value) {
        for (ErrorShape shape : ErrorShape.values()) {
            if (shape.name().toLowerCase(Locale.ROOT).replace('_', '-').equals(value)) {
                return shape;
            }
        }
        throw new IllegalArgumentException(
                "shape must be one of documented, text-and-code, text-only, html, empty: " + value);
    }

    private static Fault plain(String text, Fault fault) {
        if (text.contains("=")) {
            throw new IllegalArgumentException(name(text) + " takes no value: " + text);
        }
        return fault;
    }

    private static String given(String text) {
        if (!text.contains("=")) {
            throw new IllegalArgumentException(text + " needs a value: " + text + "=...");
        }
        return value(text);
    }

    private static String name(String text) {
        int end = text.indexOf('=');
        return end < 0 ? text : text.substring(0, end);
    }

    private static String value(String text) {
        int end = text.indexOf('=');
        return end < 0 ? "" : text.substring(end + 1);
    }

    private static List<String> parts(String text) {
        List<String> parts = new ArrayList<>();
        StringBuilder part = new StringBuilder();
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '\\' && i + 1 < text.length()) {
                part.append(text.charAt(++i));
            } else if (c == ',') {
                parts.add(part.toString());
                part.setLength(0);
            } else {
                part.append(c);
            }
        }
        parts.add(part.toString());
        return parts;
    }
}
