package io.oisstreams.embedded.replay;

/** Is told how far a replay has come. What it throws stops the replay. */
public interface Progress {
    /** Tells nobody. */
    Progress NONE = new Progress() {
        @Override
        public void begin(String phase, long total) {}

        @Override
        public void at(long done) {}
    };

    /**
     * A phase begins; the one before has ended.
     *
     * @param phase what is done, in one word
     * @param total its steps; negative: not known
     */
    void begin(String phase, long total);

    /** So many steps of the phase are done. Called often, also while nothing moves. */
    void at(long done);
}
