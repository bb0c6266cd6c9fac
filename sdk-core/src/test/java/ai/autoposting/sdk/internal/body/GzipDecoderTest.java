package ai.autoposting.sdk.internal.body;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import ai.autoposting.sdk.internal.body.BodyException.Kind;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.function.Consumer;
import java.util.zip.CRC32;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class GzipDecoderTest {
    private static final byte[] EMPTY = member("");

    private static byte[] member(String text) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (GZIPOutputStream out = new GZIPOutputStream(bytes)) {
            out.write(text.getBytes(US_ASCII));
        } catch (IOException impossible) {
            throw new AssertionError(impossible);
        }
        return bytes.toByteArray();
    }

    private static byte[] join(byte[]... parts) {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        for (byte[] part : parts) {
            all.writeBytes(part);
        }
        return all.toByteArray();
    }

    private static String read(InputStream compressed) throws IOException {
        try (GzipDecoder in = new GzipDecoder(compressed, Long.MAX_VALUE)) {
            return new String(in.readAllBytes(), US_ASCII);
        }
    }

    private static String read(byte[]... packets) throws IOException {
        return read(new Packets(List.of(packets)));
    }

    /** Gives one packet at a time and never says that another is there. */
    private static final class Packets extends InputStream {
        private final Iterator<byte[]> packets;
        private InputStream packet = InputStream.nullInputStream();

        Packets(List<byte[]> packets) {
            this.packets = packets.iterator();
        }

        @Override
        public int read() {
            throw new AssertionError("byte by byte");
        }

        @Override
        public int read(byte[] buffer, int offset, int length) throws IOException {
            int count = packet.read(buffer, offset, length);
            while (count <= 0 && packets.hasNext()) {
                packet = new ByteArrayInputStream(packets.next());
                count = packet.read(buffer, offset, length);
            }
            return count;
        }
    }

    private static byte[][] bytes(byte[] all) {
        byte[][] single = new byte[all.length][];
        for (int i = 0; i < all.length; i++) {
            single[i] = new byte[] {all[i]};
        }
        return single;
    }

    @Test
    void membersAreOneContentHoweverTheyArrive() throws IOException {
        String longText = "0123456789".repeat(10_000);
        byte[][] members = {member("one,"), EMPTY, member(longText), EMPTY, EMPTY, member(",three"), new byte[512]};
        String content = "one," + longText + ",three";

        assertThat(read(members)).isEqualTo(content);
        assertThat(read(join(members))).isEqualTo(content);
        assertThat(read(bytes(join(members)))).isEqualTo(content);
        assertThat(read(member("a"), new byte[3], member("b"))).isEqualTo("ab");
    }

    @Test
    void nothingIsNothing() throws IOException {
        assertThat(read()).isEmpty();
        assertThat(read(EMPTY)).isEmpty();
        assertThat(read(EMPTY, new byte[100_000])).isEmpty();
    }

    @Test
    void singleBytesAreRead() throws IOException {
        try (GzipDecoder in = new GzipDecoder(new ByteArrayInputStream(member("a\u007f")), 1_000)) {
            assertThat(in.read(new byte[0], 0, 0)).isZero();
            assertThat(in.read()).isEqualTo('a');
            assertThat(in.read()).isEqualTo(0x7f);
            assertThat(in.read()).isEqualTo(-1);
            assertThat(in.read()).isEqualTo(-1);
        }
    }

    /** Endless repetition of the same bytes. */
    private static final class Endless extends InputStream {
        private final byte[] packet;
        private long left;

        Endless(byte[] packet, long packets) {
            this.packet = packet;
            this.left = packets;
        }

        @Override
        public int read() {
            throw new AssertionError("byte by byte");
        }

        @Override
        public int read(byte[] buffer, int offset, int length) {
            if (left-- <= 0) {
                return -1;
            }
            System.arraycopy(packet, 0, buffer, offset, packet.length);
            return packet.length;
        }
    }

    @Test
    @Timeout(60)
    void emptyMembersByTheMillionTakeNoStack() throws IOException {
        byte[][] members = new byte[100][];
        Arrays.fill(members, EMPTY);

        assertThat(read(new Endless(join(members), 20_000))).isEmpty();
    }

    @Test
    @Timeout(60)
    void whatIsCompressedIsBoundedWhetherOrNotItGivesAnything() {
        byte[] header = {0x1f, (byte) 0x8b, 8, 8, 0, 0, 0, 0, 0, 0};
        InputStream endlessName = new java.io.SequenceInputStream(
                new ByteArrayInputStream(header), new Endless("name".getBytes(US_ASCII), Long.MAX_VALUE));
        for (InputStream endless : List.of(
                endlessName,
                new Endless(EMPTY, Long.MAX_VALUE),
                new java.io.SequenceInputStream(
                        new ByteArrayInputStream(EMPTY), new Endless(new byte[1_000], Long.MAX_VALUE)))) {
            assertThatThrownBy(() -> new GzipDecoder(endless, 1_000_000).readAllBytes())
                    .satisfies(isA(Kind.TOO_LARGE))
                    .hasMessage("larger than maxResponseBytes allows before decompression, 1000000 bytes");
        }
    }

    @Test
    void theBoundIsExact() throws IOException {
        byte[] member = member("text");

        assertThat(new GzipDecoder(new ByteArrayInputStream(member), member.length).readAllBytes())
                .hasSize(4);
        assertThatThrownBy(() -> new GzipDecoder(new ByteArrayInputStream(member), member.length - 1L).readAllBytes())
                .satisfies(isA(Kind.TOO_LARGE));
    }

    /** With all that a header can have. */
    private static byte[] fullMember(String text) {
        byte[] plain = member(text);
        byte[] header = join(
                new byte[] {0x1f, (byte) 0x8b, 8, 2 | 4 | 8 | 16, 1, 2, 3, 4, 5, 6},
                new byte[] {3, 1},
                new byte[259],
                "a name".getBytes(US_ASCII),
                new byte[1],
                "a comment".getBytes(US_ASCII),
                new byte[1]);
        CRC32 checksum = new CRC32();
        checksum.update(header);
        byte[] sum = {(byte) checksum.getValue(), (byte) (checksum.getValue() >> 8)};
        return join(header, sum, Arrays.copyOfRange(plain, 10, plain.length));
    }

    @Test
    void everyPartOfAHeaderIsReadOver() throws IOException {
        assertThat(read(fullMember("one"), fullMember("two"))).isEqualTo("onetwo");
        assertThat(read(bytes(fullMember("one")))).isEqualTo("one");
    }

    /** But for those that fill up the last byte of the data. */
    @Test
    void everyBitCounts() throws IOException {
        byte[] right = fullMember("some text");
        int unused = right.length - 9;
        for (int i = 0; i < right.length; i++) {
            for (int bit = 0; bit < 8; bit++) {
                byte[] wrong = right.clone();
                wrong[i] ^= (byte) (1 << bit);

                Throwable thrown = catchThrowable(() -> read(wrong));
                if (thrown == null) {
                    assertThat(i).as("byte %d, bit %d", i, bit).isEqualTo(unused);
                    assertThat(read(wrong)).isEqualTo("some text");
                } else {
                    assertThat(thrown).satisfies(isA(Kind.BROKEN_GZIP));
                }
            }
        }
    }

    @Test
    void whateverIsCutEndsTooEarly() {
        byte[] whole = join(member("one"), fullMember("two"));
        int first = member("one").length;
        for (int length = 1; length < whole.length; length++) {
            byte[] cut = Arrays.copyOf(whole, length);
            Throwable thrown = catchThrowable(() -> read(cut));
            if (length == first) {
                assertThat(thrown).isNull();
            } else {
                assertThat(thrown)
                        .as("%d bytes", length)
                        .satisfies(isA(Kind.BROKEN_GZIP))
                        .hasMessage("it ends too early");
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"x", "\u001f", "\u0000\u0000x", "garbage that is longer than any header of gzip"})
    void whatIsNoMemberMayNotFollow(String more) {
        assertThatThrownBy(() -> read(member("a"), more.getBytes(US_ASCII))).satisfies(isA(Kind.BROKEN_GZIP));
        assertThatThrownBy(() -> read(join(member("a"), more.getBytes(US_ASCII))))
                .satisfies(isA(Kind.BROKEN_GZIP));
    }

    @Test
    void problemsAreSaid() {
        byte[] wrongSum = member("text");
        wrongSum[wrongSum.length - 5]++;
        byte[] wrongLength = member("text");
        wrongLength[wrongLength.length - 1]++;
        byte[] broken = {0x1f, (byte) 0x8b, 8, 0, 0, 0, 0, 0, 0, 0, 7, 7, 7};

        byte[] flags = member("text");
        flags[3] = 0x20;

        assertThatThrownBy(() -> read(flags)).hasMessage("its header has unknown flags");
        assertThatThrownBy(() -> read("no gzip".getBytes(US_ASCII))).hasMessage("it is no gzip");
        assertThatThrownBy(() -> read(new byte[20])).hasMessage("it is no gzip");
        assertThatThrownBy(() -> read(member("a"), new byte[] {0, 1}))
                .hasMessage("it goes on after the compressed data");
        assertThatThrownBy(() -> read(wrongSum)).hasMessage("its checksum is wrong");
        assertThatThrownBy(() -> read(wrongLength)).hasMessage("its length is wrong");
        assertThatThrownBy(() -> read(broken)).hasMessage("its data is broken");
    }

    @Test
    void afterClosingThereIsNoMore() throws IOException {
        GzipDecoder in = new GzipDecoder(new ByteArrayInputStream(member("text")), 1_000);
        assertThat(in.read()).isEqualTo('t');
        in.close();
        in.close();

        assertThat(in.read()).isEqualTo(-1);
    }

    private static Consumer<Throwable> isA(Kind kind) {
        return thrown -> assertThat(thrown)
                .isInstanceOfSatisfying(
                        BodyException.class, body -> assertThat(body.kind()).isEqualTo(kind));
    }
}
