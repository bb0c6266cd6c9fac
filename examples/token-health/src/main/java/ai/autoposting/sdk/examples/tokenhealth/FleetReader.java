package ai.autoposting.sdk.examples.tokenhealth;

import ai.autoposting.sdk.call.Transport;
import ai.autoposting.sdk.model.Platform;
import ai.autoposting.sdk.tokens.TokenSurvey;
import ai.autoposting.sdk.tokens.TokenSurvey.Finding;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.stream.Stream;

/**
 * Reads the health of brands by the SDK's surveys: all of their statuses by one call per brand, then the details by one per brand and
 * platform. What is kept grows with the accounts that there are; the calls under way are bounded by the survey.
 */
final class FleetReader {
    private final TokenSurvey survey;
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
        this.isQuick = isQuick;
        this.clock = clock;
        this.progress = progress;
    }

    /** Nobody's failure ends it, unless it concerns all calls: that is thrown. */
    Report read(List<String> brands) {
        Instant now = clock.instant();
        long all = (long) brands.size() * Platform.values().size() * (isQuick ? 1 : 2);
        Queue<Finding> statuses = new ArrayDeque<>();
        List<Cell> cells = new ArrayList<>();
        run(survey.byStatus(), brands, all, isQuick ? status -> cells.add(Cell.of(status, now)) : statuses::add);
        if (!isQuick) {
            run(survey, brands, all, details -> cells.add(Cell.of(details, statuses.remove(), now)));
        }
        return new Report(now, grouped(brands, cells));
    }

    /** Both surveys have their findings in the same order: by brand, then by platform. */
    private void run(TokenSurvey some, List<String> brands, long all, Consumer<Finding> reader) {
        try (Stream<Finding> findings = some.run(brands)) {
            findings.forEach(finding -> {
                reader.accept(finding);
                progress.accept(++done, all);
            });
        }
    }

    private static List<Report.Brand> grouped(List<String> brands, List<Cell> cells) {
        int width = Platform.values().size();
        List<Report.Brand> groups = new ArrayList<>();
        for (int row = 0; row < brands.size(); row++) {
            groups.add(new Report.Brand(brands.get(row), List.copyOf(cells.subList(row * width, (row + 1) * width))));
        }
        return groups;
    }
}
