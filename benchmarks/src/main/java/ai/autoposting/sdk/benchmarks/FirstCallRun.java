package ai.autoposting.sdk.benchmarks;

import java.util.ArrayList;
import java.util.List;

/** The first call alone, in a process that has opened its client already: what {@code warmUp()} saves. */
final class FirstCallRun {
    private static final List<Contender> CONTENDERS = List.of(new Sdk(), new WarmSdk());

    private FirstCallRun() {}

    static String table(String classPath, ResponderProcess responder, List<String> jvm) throws Exception {
        List<List<Double>> millis = new ArrayList<>();
        for (Contender contender : CONTENDERS) {
            process(contender, classPath, responder, jvm); // fills the file cache
            millis.add(new ArrayList<>());
        }
        for (int round = 0; round < Settings.number("starts", 21); round++) {
            for (int i = 0; i < CONTENDERS.size(); i++) {
                millis.get(i).add(process(CONTENDERS.get(i), classPath, responder, jvm));
            }
        }
        Table table = new Table("First call over HTTPS, the client open", "client", "ms", "÷ SDK");
        Measure cold = new Measure(millis.get(0));
        for (int i = 0; i < CONTENDERS.size(); i++) {
            Measure measure = new Measure(millis.get(i));
            table.row(CONTENDERS.get(i).name(), measure.median(), measure.ratioTo(cold));
        }
        return table.toString();
    }

    private static double process(Contender contender, String classPath, ResponderProcess responder, List<String> jvm)
            throws Exception {
        String nanos = ChildJvm.output(ChildJvm.program(
                FirstCall.class, jvm, classPath, contender.getClass().getName(), responder.baseUrl()));
        return Long.parseLong(nanos.strip()) / 1e6;
    }
}
