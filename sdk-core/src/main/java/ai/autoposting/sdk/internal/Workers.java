package ai.autoposting.sdk.internal;

/** Where async calls run. Knows nothing of them. */
interface Workers {
    /**
     * Takes a task.
     *
     * @return whether a thread has it already; else it waits for one, as far as is known
     * @throws java.util.concurrent.RejectedExecutionException when no more are taken
     */
    boolean begin(Runnable task);

    /** Why it did not take a task when it threw this. */
    default String why(Exception refused) {
        return String.valueOf(refused.getMessage());
    }

    /** The task on this thread is over but for telling so. */
    default void almostDone() {}

    /** Forgets a task that waits, so that it takes no room. */
    void withdraw(Runnable task);

    /** Takes no more tasks. Those that were taken are carried out. */
    void end();
}
