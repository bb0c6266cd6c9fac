package ai.autoposting.sdk.examples.importtokens;

import ai.autoposting.sdk.examples.importtokens.Report.Tally;
import java.time.Instant;

/** Shows how far the import is, while it runs. Told from any thread. */
interface Progress extends AutoCloseable {
    void show(Tally tally);

    /** @param until when the quota of the key is refilled */
    void waitsForQuota(Instant until);

    @Override
    void close();
}
