package ai.autoposting.sdk.internal.body;

import ai.autoposting.sdk.json.JsonCodecs;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.StreamReadConstraints;
import java.io.IOException;
import java.io.InputStream;

/**
 * Makes the parsers of results, bounded in what they cost: few bytes can stand for many values, each of which takes memory.
 * Knows no HTTP.
 */
public final class BoundedParsers {
    private static final int BYTES_PER_VALUE = 8;
    private static final long MIN_VALUES = 100_000;
    private static final int REMEMBERED_BYTES = 1 << 20;

    private final long maxValues;
    private final boolean counting;
    private final StreamReadConstraints bounds;
    private volatile JsonFactory factory;
    private int remembered; // calls at the same time may lose a few

    public BoundedParsers(long maxBytes) {
        StreamReadConstraints.Builder builder = JsonCodecs.bounds();
        this.maxValues = Math.max(MIN_VALUES, maxBytes / BYTES_PER_VALUE);
        this.counting = bound(builder, maxValues);
        this.bounds = builder.build();
        this.factory = newFactory(bounds);
    }

    /** Whether that was possible. */
    private static boolean bound(StreamReadConstraints.Builder builder, long values) {
        try {
            builder.maxTokenCount(values);
            return true;
        } catch (NoSuchMethodError beforeJackson218) { // there the bytes alone are bounded
            return false;
        }
    }

    /** Names are kept for the next response, yet not interned: that would keep them for the whole process. */
    private static JsonFactory newFactory(StreamReadConstraints bounds) {
        return JsonFactory.builder()
                .disable(JsonFactory.Feature.INTERN_FIELD_NAMES)
                .streamReadConstraints(bounds)
                .build();
    }

    public JsonParser parser(byte[] chunk, int count) throws IOException {
        return factory.createParser(chunk, 0, count);
    }

    public JsonParser parser(InputStream body) throws IOException {
        return factory.createParser(body);
    }

    public long maxValues() {
        return maxValues;
    }

    /** Whether the parser gave up because there were too many values. */
    public boolean isOverdrawn(JsonParser in) {
        return counting && in.currentTokenCount() > maxValues;
    }

    /**
     * A response of so many bytes has been read. A factory keeps up to 6,000 names of properties, however long they are and
     * whoever made them up; a new one from time to time, which costs next to nothing, bounds that.
     */
    public void wasRead(long bytes) {
        remembered += (int) Math.min(bytes, REMEMBERED_BYTES);
        if (remembered >= REMEMBERED_BYTES) {
            remembered = 0;
            factory = newFactory(bounds);
        }
    }
}
