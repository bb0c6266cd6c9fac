package ai.autoposting.sdk.testing;

import ai.autoposting.sdk.runtime.Printable;
import ai.autoposting.sdk.testing.spec.Content;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Something that goes wrong with one request. Immutable: each method returns a changed copy.
 *
 * <p>A fault that replaces the response also keeps the request from taking effect, unless {@link #takingEffect()} says
 * otherwise. The faults that send the normal response badly ({@link #latency}, {@link #dropDuringAnswer()}, {@link
 * #dropAfterAnswer()}, {@link #trickle}) let it take effect.
 */
public final class Fault {
    /** How the response goes out, or does not. */
    enum Kind {
        NORMAL,
        REPLACED,
        SILENCE,
        DROP_BEFORE,
        DROP_DURING,
        DROP_AFTER,
        TRICKLE,
        GARBAGE
    }

    private final Kind kind;
    private final int status;
    private final @Nullable MockResponse fixed;
    private final int bytes;
    private final Duration pause;
    private ErrorShape shape = ErrorShape.DOCUMENTED;
    private String code;
    private String message;
    private List<Map.Entry<String, String>> headers = List.of();
    private Duration delay = Duration.ZERO;
    private boolean takesEffect;
    private Duration effectAfter = Duration.ZERO;

    private Fault(Kind kind, int status, @Nullable MockResponse fixed, int bytes, Duration pause) {
        this.kind = kind;
        this.status = status;
        this.fixed = fixed;
        this.bytes = bytes;
        this.pause = pause;
        this.code = StatusTexts.code(status);
        this.message = StatusTexts.message(status);
    }

    private static Fault of(Kind kind) {
        return new Fault(kind, 0, null, 0, Duration.ZERO);
    }

    private static Fault fixed(MockResponse response) {
        return new Fault(Kind.REPLACED, response.status(), response, 0, Duration.ZERO);
    }

    private Fault copy() {
        Fault copy = new Fault(kind, status, fixed, bytes, pause);
        copy.shape = shape;
        copy.code = code;
        copy.message = message;
        copy.headers = headers;
        copy.delay = delay;
        copy.takesEffect = takesEffect;
        copy.effectAfter = effectAfter;
        return copy;
    }

    /** No fault: the normal response. For sequences: {@code failNext(Fault.none(), Fault.status(503))}. */
    public static Fault none() {
        return of(Kind.NORMAL);
    }

    /**
     * An error response with a body in the documented shape; {@link #shape}, {@link #code} and {@link #message} change it.
     *
     * @param status 200 to 599; a 2xx gives the contradiction that a proxy can make: success with an error body
     * @throws IllegalArgumentException for any other status
     */
    public static Fault status(int status) {
        if (status < 200 || status > 599) {
            throw new IllegalArgumentException("status must be 200 to 599: " + status);
        }
        return new Fault(Kind.REPLACED, status, null, 0, Duration.ZERO);
    }

    /** A redirect (307) to this address, which no client of the service should follow. */
    public static Fault redirect(String location) {
        return redirect(307, location);
    }

    /**
     * A redirect to this address.
     *
     * @param status 300 to 399
     * @throws IllegalArgumentException for any other status
     */
    public static Fault redirect(int status, String location) {
        if (status < 300 || status > 399) {
            throw new IllegalArgumentException("status of a redirect must be 300 to 399: " + status);
        }
        return fixed(MockResponse.empty(status)).header("Location", location);
    }

    /** The normal response, this much later. The wait is real time; closing the server ends it. */
    public static Fault latency(Duration delay) {
        return none().delay(delay);
    }

    /** No response, ever: until the client gives up or the server is closed. */
    public static Fault silence() {
        return of(Kind.SILENCE);
    }

    /** The connection is closed after the request has been read and before anything is answered. */
    public static Fault dropBeforeAnswer() {
        return of(Kind.DROP_BEFORE);
    }

    /** The connection is closed in the middle of the response's body. */
    public static Fault dropDuringAnswer() {
        return of(Kind.DROP_DURING);
    }

    /**
     * The whole response, after which the connection is closed without a word. What the client meets then depends on when it
     * calls next: later it finds the connection dead in its pool and takes another one, which costs nothing; at once it may still
     * find it alive, and the request gets lost on it, although the server never reads it. No server can decide between the two.
     */
    public static Fault dropAfterAnswer() {
        return of(Kind.DROP_AFTER);
    }

    /**
     * The normal response, its body in drops.
     *
     * @param bytes how many at a time, at least 1
     * @param pause between them, real time
     */
    public static Fault trickle(int bytes, Duration pause) {
        if (bytes < 1) {
            throw new IllegalArgumentException("bytes must be >= 1: " + bytes);
        }
        return new Fault(Kind.TRICKLE, 0, null, bytes, notNegative(pause, "pause"));
    }

    /** Bytes that are no HTTP. */
    public static Fault garbage() {
        return of(Kind.GARBAGE);
    }

    /** Status 200 and JSON that ends too early. */
    public static Fault brokenJson() {
        return body(200, "application/json", "{\"success\":true,\"data\":{\"tokenId\":\"tok_");
    }

    /** Status 200 and the dashboard's page: what a base URL without {@code /api-proxy} gets. */
    public static Fault html() {
        return body(200, "text/html", Dashboard.HTML);
    }

    /** A response of your own. */
    public static Fault body(int status, String contentType, String body) {
        Objects.requireNonNull(contentType, "contentType");
        Objects.requireNonNull(body, "body");
        return fixed(new MockResponse(status, List.of(), Content.of(body))).header("Content-Type", contentType);
    }

    /** The header {@code Retry-After} in seconds, decimals included: 10 ms are sent as {@code 0.01}. */
    public Fault retryAfter(Duration wait) {
        BigDecimal seconds = BigDecimal.valueOf(notNegative(wait, "retryAfter").toNanos(), 9);
        return retryAfter(
                seconds.signum() == 0 ? "0" : seconds.stripTrailingZeros().toPlainString());
    }

    /** The header {@code Retry-After} as it is given: an HTTP date, or nonsense. */
    public Fault retryAfter(String value) {
        return header("Retry-After", value);
    }

    /**
     * One more header of the response. {@code Content-Length} or {@code Transfer-Encoding} replaces what the body has by itself,
     * right or wrong, and ends the connection after the response; so does {@code Connection}.
     *
     * @throws IllegalArgumentException for a name that is no header's, and a value of more than one line
     */
    public Fault header(String name, String value) {
        if (!RequestReader.isToken(name) || value.chars().anyMatch(c -> c == '\r' || c == '\n' || c == 0)) {
            throw new IllegalArgumentException(
                    "a header must have a name of letters, digits and dashes, and a value of one line: "
                            + Printable.of(name, 50));
        }
        Fault changed = copy();
        List<Map.Entry<String, String>> all = new ArrayList<>(headers);
        all.add(Map.entry(name, value));
        changed.headers = List.copyOf(all);
        return changed;
    }

    /** The error's code. Default: by status, for example {@code insufficient_credits} for 402. */
    public Fault code(String value) {
        Fault changed = copy();
        changed.code = Objects.requireNonNull(value, "code");
        return changed;
    }

    /** The error's text. Default: by status, for example {@code Too many requests.} for 429. */
    public Fault message(String value) {
        Fault changed = copy();
        changed.message = Objects.requireNonNull(value, "message");
        return changed;
    }

    /** The form of the error body. Default {@link ErrorShape#DOCUMENTED}. */
    public Fault shape(ErrorShape value) {
        Fault changed = copy();
        changed.shape = Objects.requireNonNull(value, "shape");
        return changed;
    }

    /** Whatever happens happens this much later, in real time; closing the server ends the wait. Default: at once. */
    public Fault delay(Duration value) {
        Fault changed = copy();
        changed.delay = notNegative(value, "delay");
        return changed;
    }

    /** The request is carried out although its response is lost or says otherwise. */
    public Fault takingEffect() {
        Fault changed = copy();
        changed.takesEffect = true;
        return changed;
    }

    /**
     * The request is carried out, but so much later than it came in, as by a service that goes on when its client has given up;
     * the response, or its loss, does not wait. The time is the server's: on the default clock it passes with {@link
     * AutopostingMockServer#advance} only. A token id is given when the request comes in. What is not due when the server is
     * closed or reset never happens. Zero is {@link #takingEffect()}.
     *
     * @throws IllegalArgumentException when negative
     */
    public Fault effectAfter(Duration value) {
        Fault changed = takingEffect();
        changed.effectAfter = notNegative(value, "effectAfter");
        return changed;
    }

    Kind kind() {
        return kind;
    }

    boolean isNone() {
        return kind == Kind.NORMAL && delay.isZero() && headers.isEmpty() && effectAfter.isZero();
    }

    Duration effectDelay() {
        return effectAfter;
    }

    /** Whether the request is carried out. */
    boolean letsThrough() {
        return takesEffect
                || switch (kind) {
                    case NORMAL, DROP_DURING, DROP_AFTER, TRICKLE -> true;
                    case REPLACED, SILENCE, DROP_BEFORE, GARBAGE -> false;
                };
    }

    /** What goes out where {@code normal} would. */
    MockResponse response(MockResponse normal) {
        if (kind != Kind.REPLACED) {
            return normal.with(headers);
        }
        return (fixed == null ? shape.response(status, code, message) : fixed).with(headers);
    }

    Duration delay() {
        return delay;
    }

    int bytes() {
        return bytes;
    }

    Duration pause() {
        return pause;
    }

    static Duration notNegative(Duration value, String name) {
        if (value.isNegative()) {
            throw new IllegalArgumentException(name + " must be >= 0: " + value);
        }
        return value;
    }

    /** {@code 429}, {@code DROP_BEFORE}: what the standalone server logs. */
    @Override
    public String toString() {
        return kind == Kind.REPLACED ? Integer.toString(status) : kind.name();
    }
}
