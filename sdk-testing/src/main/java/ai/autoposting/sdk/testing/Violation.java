package ai.autoposting.sdk.testing;

import ai.autoposting.sdk.runtime.Printable;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** One way in which a request breaks the specification. Holds no value of the request that could be a secret. */
public final class Violation {
    private static final int MAX_SHOWN = 200;

    private final String operation;
    private final String place;
    private final String rule;
    private final String specPointer;

    Violation(String operation, String place, String rule, String specPointer) {
        this.operation = Printable.of(operation, MAX_SHOWN);
        this.place = Printable.of(place, MAX_SHOWN);
        this.rule = rule;
        this.specPointer = specPointer;
    }

    /** What was called: {@code storePlatformToken (POST /brands/{slug}/tokens)}, or method and path when nothing matches. */
    public String operation() {
        return operation;
    }

    /** The place in the request: {@code body.platform}, {@code path parameter platform}, {@code header Content-Type}. */
    public String place() {
        return place;
    }

    /** What the specification says of that place: {@code must be one of [x, linkedin]}. */
    public String rule() {
        return rule;
    }

    /** The place in {@code openapi/autoposting.yaml} that is broken, as a JSON pointer. */
    public String specPointer() {
        return specPointer;
    }

    /** {@code place rule}: what the server sends as the error's text. */
    String message() {
        return place + " " + rule;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Violation that
                && operation.equals(that.operation)
                && place.equals(that.place)
                && rule.equals(that.rule)
                && specPointer.equals(that.specPointer);
    }

    @Override
    public int hashCode() {
        return Objects.hash(operation, place, rule, specPointer);
    }

    /** {@code storePlatformToken (POST /brands/{slug}/tokens): body.platform must be one of [x, linkedin] [spec: #/…]}. */
    @Override
    public String toString() {
        return operation + ": " + message() + " [spec: #" + specPointer + "]";
    }
}
