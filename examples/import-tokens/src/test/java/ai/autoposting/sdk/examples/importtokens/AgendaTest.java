package ai.autoposting.sdk.examples.importtokens;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

/** What is done next, and when there is nothing left. */
final class AgendaTest {
    private final AtomicLong nanos = new AtomicLong(Long.MAX_VALUE - 5); // such a clock may overflow
    private final Agenda agenda = new Agenda(nanos::get);
    private final List<String> done = new ArrayList<>();

    private boolean next() throws InterruptedException {
        return agenda.take()
                .map(task -> {
                    task.run();
                    agenda.done();
                    return true;
                })
                .orElse(false);
    }

    @Test
    void tasksComeInTheirOrderAndThoseThatAreDueBeforeThem() throws InterruptedException {
        agenda.add(() -> done.add("first"));
        agenda.add(() -> done.add("second"));
        agenda.addLater(() -> done.add("later"), Duration.ofNanos(20));
        agenda.addLater(() -> done.add("sooner"), Duration.ofNanos(10));
        next();
        nanos.addAndGet(20);
        next();
        next();
        next();
        assertThat(done).containsExactly("first", "sooner", "later", "second");
        assertThat(next()).isFalse();
    }

    @Test
    void aTaskMayAddAnother() throws InterruptedException {
        agenda.add(() -> agenda.addLater(() -> done.add("after"), Duration.ZERO));
        next();
        assertThat(next()).isTrue();
        assertThat(done).containsExactly("after");
        assertThat(next()).isFalse();
    }

    @Test
    void itIsNotEmptyWhileATaskIsUnderWay() throws InterruptedException {
        agenda.add(() -> {});
        agenda.take();
        Thread other = new Thread(() -> {
            try {
                next();
            } catch (InterruptedException unexpected) {
                done.add("interrupted");
            }
        });
        other.start();
        agenda.add(() -> done.add("added meanwhile"));
        agenda.done();
        other.join();
        assertThat(done).containsExactly("added meanwhile");
    }

    @Test
    void nothingIsGivenOutOnceItIsStopped() throws InterruptedException {
        agenda.add(() -> done.add("never"));
        agenda.addLater(() -> done.add("never"), Duration.ZERO);
        agenda.stop();
        assertThat(next()).isFalse();
        assertThat(done).isEmpty();
    }
}
