package ai.autoposting.sdk.benchmarks;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/** Numbers of one thing, one for each round, in the order of the rounds. */
record Measure(List<Double> rounds) {
    double median() {
        return median(rounds.stream().mapToDouble(Double::doubleValue).toArray());
    }

    /** The median of the ratios within each round, so that a machine that slows down between rounds does no harm. */
    double ratioTo(Measure floor) {
        return median(IntStream.range(0, Math.min(rounds.size(), floor.rounds.size()))
                .mapToDouble(round -> rounds.get(round) / floor.rounds.get(round))
                .toArray());
    }

    private static double median(double[] values) {
        Arrays.sort(values);
        int middle = values.length / 2;
        return values.length % 2 == 1 ? values[middle] : (values[middle - 1] + values[middle]) / 2;
    }
}
