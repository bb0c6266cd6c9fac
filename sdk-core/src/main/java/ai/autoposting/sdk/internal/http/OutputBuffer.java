package ai.autoposting.sdk.internal.http;

import java.util.Arrays;

/** Bytes that wait to be handed on. Grows as they need; the last ones can be taken back. */
final class OutputBuffer {
    private byte[] bytes = new byte[512];
    private int position;
    private int limit;

    boolean isEmpty() {
        return position == limit;
    }

    void clear() {
        position = 0;
        limit = 0;
    }

    /** The bytes in their places; another array once more have been put. */
    byte[] array() {
        return bytes;
    }

    /** The place of the next byte that is put. */
    int limit() {
        return limit;
    }

    /** Takes back what stands from this place on. */
    void cutTo(int newLimit) {
        limit = newLimit;
    }

    /** Takes back the first half of an end of line, if that stands last. */
    void dropReturn(int lineStart) {
        if (limit > lineStart && bytes[limit - 1] == '\r') {
            limit--;
        }
    }

    void put(int b) {
        if (limit == bytes.length) {
            bytes = Arrays.copyOf(bytes, 2 * limit);
        }
        bytes[limit++] = (byte) b;
    }

    void put(String ascii) {
        for (int i = 0; i < ascii.length(); i++) {
            put(ascii.charAt(i));
        }
    }

    void putLength(long length) {
        put("Content-Length: ");
        putNumber(length);
        put("\r\n");
    }

    private void putNumber(long number) {
        if (number > 9) {
            putNumber(number / 10);
        }
        put((int) ('0' + number % 10));
    }

    int take(byte[] target, int offset, int length) {
        int count = Math.min(length, limit - position);
        System.arraycopy(bytes, position, target, offset, count);
        position += count;
        return count;
    }
}
