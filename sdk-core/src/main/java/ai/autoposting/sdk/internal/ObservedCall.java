package ai.autoposting.sdk.internal;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/** One call and who hears of it. There is one only where somebody does. */
final class ObservedCall {
    private final CallObserver observer;
    private final long id;
    private final PreparedCall<?> call;

    /** How many nanoseconds it has waited for its turns in the rate limit. */
    long paced;

    ObservedCall(CallObserver observer, long id, PreparedCall<?> call) {
        this.observer = observer;
        this.id = id;
        this.call = call;
    }

    /** Null for nobody, so that a call of which nobody hears needs this class for nothing. */
    static @Nullable ObservedCall of(@Nullable CallObserver observer, long id, PreparedCall<?> call) {
        return observer == null ? null : new ObservedCall(observer, id, call);
    }

    /** Tells of something; never throws. */
    void tell(BiConsumer<CallObserver, CallObserver.Call> event) {
        try {
            event.accept(observer, new CallObserver.Call(id, call.id(), pathArguments()));
        } catch (Throwable thrown) { // an observer cannot harm a call, nor swallow an interrupt that was meant for it
            leaveTrace(observer, thrown);
        }
    }

    /** Never throws, whatever state the JVM, the observer and the log are in. */
    private static void leaveTrace(CallObserver observer, Throwable thrown) {
        try {
            Interrupts.restore(thrown);
            observer.threw(thrown);
        } catch (Throwable again) {
            Interrupts.restore(again);
        }
    }

    private Map<String, String> pathArguments() {
        try {
            return call.pathArguments();
        } catch (RuntimeException broken) { // collecting the secrets of a body asks users' code
            return Map.of();
        }
    }

    /** Tells of a call that cannot be made. Of its arguments nothing is said: nobody can tell what is secret in them. */
    static void refused(CallObserver observer, long id, String operationId, Throwable why, long nanos) {
        try {
            observer.callEnded(
                    new CallObserver.Call(id, operationId, Map.of()),
                    0,
                    OptionalInt.empty(),
                    Optional.of(why.getClass().getSimpleName()),
                    Optional.empty(),
                    Duration.ofNanos(nanos),
                    Duration.ZERO);
        } catch (Throwable thrown) {
            leaveTrace(observer, thrown);
        }
    }
}
