package ai.autoposting.sdk.internal;

import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;

/** A user's executor. Nobody knows when it begins, or whether. */
final class UserExecutor implements Workers {
    private final Executor executor;

    UserExecutor(Executor executor) {
        this.executor = executor;
    }

    @Override
    public boolean begin(Runnable task) {
        executor.execute(task);
        return false;
    }

    @Override
    public void withdraw(Runnable task) {
        try {
            if (executor instanceof ThreadPoolExecutor pool) {
                pool.remove(task);
            }
        } catch (RuntimeException | Error broken) {
            // It is a favour, and a subclass of the user's.
        }
    }

    @Override
    public String why(Exception refused) {
        return refused instanceof RejectedExecutionException
                ? "the executor takes no more tasks"
                : "the executor failed: " + RedactedException.name(refused);
    }

    @Override
    public void end() {
        // It is the user's to end.
    }
}
