package ai.autoposting.sdk.examples.tokenhealth;

import ai.autoposting.sdk.call.Transport;
import ai.autoposting.sdk.model.Platform;
import ai.autoposting.sdk.tokens.TokenSurvey;
import ai.autoposting.sdk.tokens.TokenSurvey.Finding;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Reads the health of brands by the SDK's surveys: all of their statuses by one call per brand, then the details by one per brand and
 * platform. What is kept grows with the accounts that there are; the calls under way are bounded by the survey.
 */
final class FleetReader {
    private static final int ROUNDS = 3;
    private static final int WIDTH = Platform.values().size();

    private final TokenSurvey survey;
    private final Brake brake = new Brake();
    private final int maxInARow;
    private final Clock clock;
    private final boolean isQuick;
    private final BiConsumer<Long, Long> progress;
    private long done;

    /**
     * @param isQuick leaves the details out
     * @param progress told how many findings there are of how many
     */
    FleetReader(Transport transport, int concurrency, boolean isQuick, Clock clock, BiConsumer<Long, Long> progress) {
        this.survey = TokenSurvey.of(transport).concurrency(concurrency);
        this.maxInARow = ROUNDS * concurrency;
        this.isQuick = isQuick;
        this.clock = clock;
        this.progress = progress;
    }

    /** Nobody's failure ends it, unless it concerns all calls: then the rest is not asked for, or it is thrown. */
    Report read(List<String> brands) {
        Instant now = clock.instant();
        long all = (long) brands.size() * WIDTH * (isQuick ? 1 : 2);
        Queue<Finding> statuses = new ArrayDeque<>();
        List<Cell> cells = new ArrayList<>();
        brake.begin(Math.min(maxInARow, brands.size()));
        run(survey.byStatus(), brands, all, isQuick ? status -> cells.add(Cell.of(status, now)) : statuses::add);
        if (!isQuick && !brake.isForAll()) {
            brake.begin(maxInARow);
            run(survey, brands, all, details -> cells.add(cell(details, statuses.poll(), now)));
        }
        statuses.forEach(status -> cells.add(Cell.of(status, now).cutShort()));
        while (cells.size() < brands.size() * WIDTH) {
            Platform platform = Platform.values().get(cells.size() % WIDTH);
            cells.add(new Cell(platform, List.of(), Optional.empty()).cutShort());
        }
        return new Report(now, grouped(brands, cells), done < all ? brake.reason() : Optional.empty());
    }

    private static Cell cell(Finding details, @Nullable Finding status, Instant now) {
        return status == null ? Cell.of(details, now).cutShort() : Cell.of(details, status, now);
    }

    /** Both surveys have their findings in the same order: by brand, then by platform. It stops between two brands only. */
    private void run(TokenSurvey some, List<String> brands, long all, Consumer<Finding> reader) {
        try (Stream<Finding> findings = some.run(brands)) {
            Iterator<Finding> each = findings.iterator();
            while (!(brake.isOn() && done % WIDTH == 0) && each.hasNext()) {
                Finding finding = each.next();
                reader.accept(finding);
                progress.accept(++done, all);
                brake.hear(finding);
            }
        }
    }

    private static List<Report.Brand> grouped(List<String> brands, List<Cell> cells) {
        List<Report.Brand> groups = new ArrayList<>();
        for (int row = 0; row < brands.size(); row++) {
            groups.add(new Report.Brand(brands.get(row), List.copyOf(cells.subList(row * WIDTH, (row + 1) * WIDTH))));
        }
        return groups;
    }
}
