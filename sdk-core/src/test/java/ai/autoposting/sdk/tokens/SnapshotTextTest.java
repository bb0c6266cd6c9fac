package ai.autoposting.sdk.tokens;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

final class SnapshotTextTest {
    @Test
    void whatNamesAreMadeOfIsNotEscaped() {
        assertThat(SnapshotText.escaped("azAZ09-_.:+@/")).isEqualTo("azAZ09-_.:+@/");
        assertThat(SnapshotText.escaped("`")).isNotEqualTo("`");
        assertThat(SnapshotText.escaped("{")).isNotEqualTo("{");
        assertThat(SnapshotText.escaped("[")).isNotEqualTo("[");
        assertThat(SnapshotText.escaped(";")).isNotEqualTo(";");
    }

    @Test
    void snapshotsAreEqualWhenTheySayTheSame() {
        SafeStore.Snapshot one = snapshotOf("x_1");
        assertThat(one).isEqualTo(snapshotOf("x_1")).hasSameHashCodeAs(snapshotOf("x_1"));
        assertThat(one).isNotEqualTo(snapshotOf("x_2"));
        assertThat(one.hashCode()).isNotEqualTo(snapshotOf("x_2").hashCode());
    }

    private static SafeStore.Snapshot snapshotOf(String account) {
        return SafeStore.Snapshot.parse("v1 acme x " + account + " 2026-01-01T00:00:00Z absent - -");
    }
}
