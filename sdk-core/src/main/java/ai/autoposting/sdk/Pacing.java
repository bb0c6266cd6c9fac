package ai.autoposting.sdk;

/** Whether a client's calls wait for the quota of their API key. Set by {@link AutopostingClient.Builder#pacing}. */
public final class Pacing {
    private static final Pacing NONE = new Pacing("none");
    private static final Pacing BY_RATE_LIMIT = new Pacing("byRateLimit");

    private final String name;

    private Pacing(String name) {
        this.name = name;
    }

    /** Calls are sent at once; one too many is answered 429, and retried as {@code maxRetries} allows. The default. */
    public static Pacing none() {
        return NONE;
    }

    /**
     * Calls wait, in the order in which they were made, while the quota of their API key is used up, as the headers {@code
     * X-RateLimit-Remaining} and {@code X-RateLimit-Reset} tell. Calls in flight count as used, and so do those whose response was
     * lost. The next window is taken to begin 1.5 s after the time that the service names, by its own clock where its responses have
     * a {@code Date}: clocks differ, and it names whole seconds. After a 429 all calls of the key wait for what {@code Retry-After}
     * says, else for the next window, else 1 s. What says more than 25 hours is not believed. While nothing is known, as before the first
     * response of a window, 8 calls are sent at once, and 8 more each second.
     *
     * <p>Waits are part of the call's {@code timeout}, and end when the call is cancelled or interrupted. One that does not fit is
     * not begun: the call ends at once with a {@code CallTimeoutException} whose {@code mayHaveTakenEffect()} is false and whose
     * {@code rateLimit()} says when the window ends. So give calls that shall wait a timeout longer than a window.
     *
     * <p>No key waits for another's. Clients made with {@code withOptions} share what they know; other clients and processes with
     * the same key do not, so that a 429 remains possible. Async calls hold no thread while they wait, but for one of {@link
     * AutopostingClient.Builder#executor executor(...)} where that is set.
     */
    public static Pacing byRateLimit() {
        return BY_RATE_LIMIT;
    }

    @Override
    public String toString() {
        return "Pacing{" + name + "}";
    }
}
