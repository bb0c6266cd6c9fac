package ai.autoposting.sdk.internal;

import ai.autoposting.sdk.call.Operation;
import java.util.concurrent.ConcurrentHashMap;
import okhttp3.HttpUrl;
import org.jspecify.annotations.Nullable;

/** The plans of the operations that were called. Bounded, for callers who build an operation per call. */
final class Plans {
    private static final int MOST = 1_000;

    private final ConcurrentHashMap<Operation<?>, Plan<?>> plans = new ConcurrentHashMap<>();
    private final HttpUrl base;

    Plans(HttpUrl base) {
        this.base = base;
    }

    @SuppressWarnings("unchecked") // a plan is kept under its own operation
    <T extends @Nullable Object> Plan<T> of(Operation<T> operation) {
        Plan<T> known = (Plan<T>) plans.get(operation);
        return known == null ? add(operation) : known;
    }

    private <T extends @Nullable Object> Plan<T> add(Operation<T> operation) {
        Plan<T> plan = new Plan<>(operation, base);
        if (plans.size() >= MOST) {
            plans.clear();
        }
        plans.put(operation, plan);
        return plan;
    }

    int size() {
        return plans.size();
    }
}
