package ai.autoposting.sdk.internal.secrets;

/** From a state by a character to a state: a hash table of numbers. */
final class Transitions {
    static final int NONE = -1;

    private long[] keys = new long[64];
    private int[] targets = new int[64];
    private int used;

    int get(int state, char c) {
        int place = place(keys, key(state, c));
        return keys[place] == 0 ? NONE : targets[place];
    }

    void put(int state, char c, int target) {
        if (2 * used >= keys.length) {
            grow();
        }
        int place = place(keys, key(state, c));
        used += keys[place] == 0 ? 1 : 0;
        keys[place] = key(state, c);
        targets[place] = target;
    }

    private void grow() {
        long[] larger = new long[2 * keys.length];
        int[] moved = new int[larger.length];
        for (int i = 0; i < keys.length; i++) {
            if (keys[i] != 0) {
                int place = place(larger, keys[i]);
                larger[place] = keys[i];
                moved[place] = targets[i];
            }
        }
        keys = larger;
        targets = moved;
    }

    /** Never 0. */
    private static long key(int state, char c) {
        return (state + 1L) << 16 | c;
    }

    private static int place(long[] keys, long key) {
        long mixed = key * 0x9E3779B97F4A7C15L;
        int place = Long.hashCode(mixed) & (keys.length - 1);
        while (keys[place] != 0 && keys[place] != key) {
            place = (place + 1) & (keys.length - 1);
        }
        return place;
    }
}
