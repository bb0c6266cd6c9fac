package ai.autoposting.sdk.internal.http;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.autoposting.sdk.call.Upload;
import ai.autoposting.sdk.internal.content.Bodies;
import ai.autoposting.sdk.internal.content.Content;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A stream over a pooled connection that turns out to be dead when the first byte is written. */
class HeldBytesTest {
    private static Content content(int size) {
        Upload upload = Upload.of(new ByteArrayInputStream("x".repeat(size).getBytes(UTF_8)), size);
        return Bodies.of(upload, null, "op", () -> "B");
    }

    private static OutputStream failing(IOException failure) {
        return new OutputStream() {
            @Override
            public void write(int b) {}

            @Override
            public void flush() throws IOException {
                throw failure;
            }
        };
    }

    private static HttpConnectionException of(HttpConnectionException.Kind kind) {
        return new HttpConnectionException(kind, "no good");
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 8_191, 8_192, 8_193, 50_000})
    void whatWasReadForADeadConnectionGoesOverAnotherOne(int size) throws IOException {
        Content content = content(size);
        for (int i = 0; i < 2; i++) {
            assertThatThrownBy(() -> content.writeTo(failing(of(HttpConnectionException.Kind.STALE))))
                    .hasMessage("no good");
            assertThat(content.isSpent()).isFalse();
        }
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        content.writeTo(out);

        assertThat(out.toString(UTF_8)).isEqualTo("x".repeat(size));
        assertThat(content.isSpent()).isTrue();
    }

    @Test
    void whatCanHaveLeftIsNotSentAgain() {
        for (IOException failure :
                new IOException[] {new IOException("broken"), of(HttpConnectionException.Kind.ENDED)}) {
            Content content = content(10);
            assertThatThrownBy(() -> content.writeTo(failing(failure))).isSameAs(failure);
            assertThat(content.isSpent()).isTrue();
            assertThatThrownBy(() -> content.writeTo(new ByteArrayOutputStream()))
                    .hasMessage("the stream of the upload was read before and cannot be read again");
        }
    }
}
