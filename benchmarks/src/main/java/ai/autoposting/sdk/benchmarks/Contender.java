package ai.autoposting.sdk.benchmarks;

/** One way of calling the service; has a public constructor without parameters, and is listed as a service. */
public interface Contender {
    /** As the tables call it. */
    String name();

    /** Ready to call a responder at this address, without a slash at its end. */
    Calls open(String baseUrl);

    /** Whether the contender can make the POST of the comparison. */
    default boolean posts() {
        return true;
    }
}
