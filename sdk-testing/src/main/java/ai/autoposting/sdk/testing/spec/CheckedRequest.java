package ai.autoposting.sdk.testing.spec;

import java.util.List;
import java.util.Optional;

/** What the specification's checker needs to see of a request. */
public interface CheckedRequest {
    /** The first header of this name, which must be in lower case. */
    Optional<String> header(String name);

    /** Decoded, in order. */
    List<String> queryValues(String name);

    RequestBody body();

    /** Whether it carries an API key, right or wrong. */
    boolean hasKey();
}
