package ai.autoposting.sdk.internal;

import ai.autoposting.sdk.call.Operation;
import java.util.concurrent.ConcurrentHashMap;
import okhttp3.HttpUrl;
import org.jspecify.annotations.Nullable;

/** The plans of the operations that were called. Bounded, for callers who build an operation per call. */
final class OperationPlans {
    private static final int MAX_PLANS = 1_000;

    private final ConcurrentHashMap<Operation<?>, OperationPlan<?>> plans = new ConcurrentHashMap<>();
    private final HttpUrl base;
    private final boolean isDefault;

    /** @param isDefault whether the base URL is that of the service itself */
    OperationPlans(HttpUrl base, boolean isDefault) {
        this.base = base;
        this.isDefault = isDefault;
    }

    @SuppressWarnings("unchecked") // a plan is kept under its own operation
    <T extends @Nullable Object> OperationPlan<T> of(Operation<T> operation) {
        OperationPlan<T> known = (OperationPlan<T>) plans.get(operation);
        return known == null ? add(operation) : known;
    }

    private <T extends @Nullable Object> OperationPlan<T> add(Operation<T> operation) {
        OperationPlan<T> plan = new OperationPlan<>(
                operation, operation.server().isEmpty() ? base : OperationServer.of(operation, base, isDefault));
        if (plans.size() >= MAX_PLANS) {
            plans.clear();
        }
        plans.put(operation, plan);
        return plan;
    }

    int size() {
        return plans.size();
    }
}
