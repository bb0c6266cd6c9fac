package ai.autoposting.sdk.testing;

/**
 * What the service says to a request, and what it does for it.
 *
 * @param isAccepted whether the service carries the request out
 * @param effect what changes then, which can be later than the response
 */
record Reaction(MockResponse response, boolean isAccepted, Runnable effect) {
    /** Of a service that the request does not reach. */
    static final Reaction NONE = refusal(MockResponse.empty(200));

    static Reaction refusal(MockResponse response) {
        return new Reaction(response, false, () -> {});
    }

    /** A response to what changes nothing. */
    static Reaction of(MockResponse response) {
        return new Reaction(response, true, () -> {});
    }
}
