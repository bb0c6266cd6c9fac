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

    /** What one process writes down for the next ones. */
    private enum Archive {
        NONE("", "", ""),
        APP_CDS(", AppCDS", "-XX:ArchiveClassesAtExit=", "-XX:SharedArchiveFile="),
        /** Of Java 25. */
        AOT_CACHE(", AOT cache", "-XX:AOTCacheOutput=", "-XX:AOTCache=");

        private final String name;
        private final String writing;
        private final String reading;

        Archive(String name, String writing, String reading) {
            this.name = name;
            this.writing = writing;
            this.reading = reading;
        }
    }

    private record Starts(Contender contender, Archive archive, List<String> jvm, List<Double> millis) {}

    private ColdStartRun(String classPath, Path archives) {
        this.classPath = classPath;
        this.archives = archives;
    }

    static String run() throws Exception {
        ColdStartRun run = new ColdStartRun(JarredClassPath.make(), Files.createTempDirectory("archives"));
        TestCertificate certificate = TestCertificate.make();
        try (ResponderProcess plain = ResponderProcess.plain();
                ResponderProcess tls = ResponderProcess.tls(certificate)) {
            return run.table("Cold start over HTTPS", "≤ 0.80", tls, certificate.asTrustStore(), Archive.NONE)
                    + run.table("Cold start over plain HTTP", "≤ 0.75", plain, List.of(), Archive.NONE)
                    + run.table(
                            "Cold start over HTTPS, with AppCDS", "", tls, certificate.asTrustStore(), Archive.APP_CDS)
                    + FirstCallRun.table(run.classPath, tls, certificate.asTrustStore());
        }
    }

    /** Each with nothing, with AppCDS and with an AOT cache, on a JVM that has them. */
    static String withAotCache() throws Exception {
        ColdStartRun run = new ColdStartRun(JarredClassPath.make(), Files.createTempDirectory("archives"));
        TestCertificate certificate = TestCertificate.make();
        try (ResponderProcess tls = ResponderProcess.tls(certificate)) {
            return run.table("Cold start over HTTPS", "", tls, certificate.asTrustStore(), Archive.values());
        }
    }

    private String table(String title, String goal, ResponderProcess responder, List<String> jvm, Archive... kinds)
            throws Exception {
        List<Starts> all = new ArrayList<>();
        for (Contender contender : contenders) {
            for (Archive kind : kinds) {
                List<String> options = kind == Archive.NONE ? jvm : written(kind, contender, responder, jvm);
                process(contender, responder, options); // fills the file cache
                all.add(new Starts(contender, kind, options, new ArrayList<>()));
            }
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
                    starts.contender.name() + starts.archive.name,
                    measure.median(),
                    measure.ratioTo(floor),
                    starts.contender instanceof Sdk ? goal : "");
        }
        return table.toString();
    }

    /** The options that read what a first process has written. */
    private List<String> written(Archive archive, Contender contender, ResponderProcess responder, List<String> jvm)
            throws Exception {
        String file =
                archives.resolve(contender.getClass().getName() + "." + archive).toString();
        List<String> writing = new ArrayList<>(jvm);
        writing.add(archive.writing + file);
        writing.add("-Xlog:cds=off");
        writing.add("-Xlog:cds+dynamic=off");
        process(contender, responder, writing);
        List<String> reading = new ArrayList<>(jvm);
        reading.add(archive.reading + file);
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
