package ai.autoposting.sdk.codegen;

import java.util.Set;
import java.util.TreeSet;

/** What a maintainer should know of an SDK that could be generated; printed by the build. */
final class Notices {
    private final Set<String> all = new TreeSet<>();

    void add(String notice) {
        all.add(notice);
    }

    Set<String> all() {
        return all;
    }
}
