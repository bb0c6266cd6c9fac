package ai.autoposting.sdk.testing;

import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.BooleanSupplier;

/** What has become of a request. */
record Outcome(Optional<Fault> fault, OptionalInt status, BooleanSupplier tookEffect) {
    static final Outcome UNDECIDED = new Outcome(Optional.empty(), OptionalInt.empty(), () -> false);

    /** Of a request that code of the test's own has failed on. */
    static final Outcome FAILED = new Outcome(Optional.empty(), OptionalInt.of(500), () -> false);
}
