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

    /** Whether a task that only waits should rather make room and be {@linkplain #resume resumed}. */
    default boolean areFew() {
        return false;
    }

    /** The task on this thread makes room. It still counts as one that waits. */
    default void makeRoom(Runnable task) {}

    /**
     * Takes a task again that has made room.
     *
     * @return as {@link #begin}
     * @throws java.util.concurrent.RejectedExecutionException when there is no thread, and none can be started
     */
    default boolean resume(Runnable task) {
        return begin(task);
    }

    /** The task on this thread is over but for telling so. */
    default void almostDone() {}

    /** Forgets a task that waits, so that it takes no room. */
    void withdraw(Runnable task);

    /** Takes no more tasks. Those that were taken are carried out. */
    void end();
}
