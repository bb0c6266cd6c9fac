package ai.autoposting.sdk.tokens;

import ai.autoposting.sdk.call.ApiResponse;
import ai.autoposting.sdk.call.Arguments;
import ai.autoposting.sdk.call.Operation;
import ai.autoposting.sdk.call.RequestOptions;
import ai.autoposting.sdk.call.Transport;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;

/** A transport as a user writes one for tests: answers in the order of a script, and notes what was called. */
final class ScriptedTransport implements Transport {
    final List<String> calls = new ArrayList<>();
    private final Queue<Object> script = new ArrayDeque<>();

    /** @param answers data, or exceptions to throw */
    ScriptedTransport(Object... answers) {
        script.addAll(List.of(answers));
    }

    @Override
    @SuppressWarnings("unchecked") // the script says what each operation returns
    public <T> ApiResponse<T> send(Operation<T> operation, Arguments arguments, RequestOptions options) {
        calls.add(operation.id() + " " + arguments.path());
        Object answer = script.remove();
        if (answer instanceof RuntimeException failure) {
            throw failure;
        }
        return (ApiResponse<T>) ApiResponse.builder(answer).build();
    }

    @Override
    public <T> CompletableFuture<ApiResponse<T>> sendAsync(
            Operation<T> operation, Arguments arguments, RequestOptions options) {
        throw new UnsupportedOperationException();
    }
}
