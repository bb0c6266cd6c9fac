package ai.autoposting.sdk.codegen;

import java.util.ArrayList;
import java.util.List;

/**
 * The switch that finds a type's codec, in pieces that fit into a method.
 *
 * @param first its types
 * @param others the types of each further piece
 */
record CodecSwitch(List<Entry> first, List<Piece> others) {
    private static final int MAX_ENTRIES = 1000;

    /** @param union whether it has a class for what the SDK does not know */
    record Entry(String name, boolean union) {}

    record Piece(int number, List<Entry> entries) {}

    static CodecSwitch of(Types types) {
        List<Entry> all = types.names().stream()
                .map(name -> new Entry(name, types.unions().containsKey(name)))
                .toList();
        List<Piece> others = new ArrayList<>();
        for (int from = MAX_ENTRIES; from < all.size(); from += MAX_ENTRIES) {
            others.add(new Piece(others.size() + 2, all.subList(from, Math.min(all.size(), from + MAX_ENTRIES))));
        }
        return new CodecSwitch(all.subList(0, Math.min(all.size(), MAX_ENTRIES)), others);
    }

    boolean hasOthers() {
        return !others.isEmpty();
    }
}
