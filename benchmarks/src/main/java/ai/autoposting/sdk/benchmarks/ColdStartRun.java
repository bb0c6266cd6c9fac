package ai.autoposting.sdk.benchmarks;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** From the start of a process to its end, with one call in between; the contenders take turns. */
final class ColdStartRun {
    private final List<Contender> contenders = Contenders.all();
    private final String classPath;
    private final Path archives;

    private record Starts(Contender contender, List<String> jvm, List<Double> millis) {}

    private ColdStartRun(String classPath, Path archives) {
        this.classPath = classPath;
        this.archives = archives;
    }

    static String run() throws Exception {
        ColdStartRun run = new ColdStartRun(JarredClassPath.make(), Files.createTempDirectory("archives"));
        TestCertificate certificate = TestCertificate.make();
        try (ResponderProcess plain = ResponderProcess.plain();
                ResponderProcess tls = ResponderProcess.tls(certificate)) {
            return run.table("Cold start over HTTPS", "≤ 0.80", tls, certificate.asTrustStore(), false)
                    + run.table("Cold start over plain HTTP", "≤ 0.75", plain, List.of(), false)
                    + run.table("Cold start over HTTPS, with AppCDS", "", tls, certificate.asTrustStore(), true)
                    + FirstCallRun.table(run.classPath, tls, certificate.asTrustStore());
        }
    }

    private String table(String title, String goal, ResponderProcess responder, List<String> jvm, boolean archived)
            throws Exception {
        List<Starts> all = new ArrayList<>();
        for (Contender contender : contenders) {
            List<String> options = archived ? archive(contender, responder, jvm) : jvm;
            process(contender, responder, options); // fills the file cache
            all.add(new Starts(contender, options, new ArrayList<>()));
        }
        for (int round = 0; round < Settings.number("starts", 21); round++) {
            for (Starts starts : all) {
                starts.millis.add(process(starts.contender, responder, starts.jvm));
            }
        }
        Table table = new Table(title, "client", "ms", "÷ floor", "must");
        Measure floor = new Measure(all.get(0).millis);
        for (Starts starts : all) {
            Measure measure = new Measure(starts.millis);
            table.row(
                    starts.contender.name(),
                    measure.median(),
                    measure.ratioTo(floor),
                    starts.contender instanceof Sdk ? goal : "");
        }
        return table.toString();
    }

    private List<String> archive(Contender contender, ResponderProcess responder, List<String> jvm) throws Exception {
        String file = archives.resolve(contender.getClass().getName() + ".jsa").toString();
        List<String> writing = new ArrayList<>(jvm);
        writing.add("-XX:ArchiveClassesAtExit=" + file);
        writing.add("-Xlog:cds=off");
        writing.add("-Xlog:cds+dynamic=off");
        process(contender, responder, writing);
        List<String> reading = new ArrayList<>(jvm);
        reading.add("-XX:SharedArchiveFile=" + file);
        return reading;
    }

    private double process(Contender contender, ResponderProcess responder, List<String> jvm) throws Exception {
        ProcessBuilder program = ChildJvm.program(
                        FirstResult.class, jvm, classPath, contender.getClass().getName(), responder.baseUrl())
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .redirectError(ProcessBuilder.Redirect.DISCARD);
        long start = System.nanoTime();
        int ended = program.start().waitFor();
        double millis = (System.nanoTime() - start) / 1e6;
        if (ended != 0) {
            throw new IllegalStateException(contender.name() + " ended with " + ended);
        }
        return millis;
    }
}
