package kata.testkit;

/** What a worker does at one point besides its work; see {@link Workers}. */
public final class Act {

    private final String text;

    private Act(String text) {
        this.text = text;
    }

    /** It ends with this exit code, at once. */
    public static Act exit(int code) {
        return new Act("exit=" + code);
    }

    /** It ends as if somebody had killed it. */
    public static Act die() {
        return exit(137);
    }

    /**
     * It writes so much to its standard error, which nobody has asked for. The last line of it has no end, but a digit:
     * whoever reads it among the answers reads a wrong one.
     */
    public static Act floodErrors(int bytes) {
        return new Act("flood=" + bytes);
    }

    /** It closes its standard input: whoever writes to it fails from then on. It ends with exit code 1 if it reads. */
    public static Act closeInput() {
        return new Act("close");
    }

    /** It writes so many bytes to its standard error, which are no text in most encodings, and no line has an end. */
    public static Act floodErrorsWithBytes(int bytes) {
        return new Act("bytes=" + bytes);
    }

    /** It closes its standard output: whoever reads from it comes to its end. It cannot answer any more. */
    public static Act closeOutput() {
        return new Act("silent");
    }

    /** At its start: it names itself with this process id, as in a container, which has ids of its own. */
    public static Act nameItself(int processId) {
        return new Act("name=" + processId);
    }

    /** It writes its answer without the end of the line and of the last word, and ends with exit code 0. */
    public static Act halfALine() {
        return new Act("half=0");
    }

    /** It answers, and ends at once with this exit code. */
    public static Act answerAndExit(int code) {
        return new Act("leave=" + code);
    }

    /** It answers this request when it reads it first; when it reads it again, it ends with exit code 0 instead. */
    public static Act answerOnce() {
        return new Act("once");
    }

    /** It waits until the test lets it go: {@link Workers#letGo}, {@link Workers#open}, or the end of the test. */
    public static Act hold() {
        return new Act("hold");
    }

    /**
     * It waits for ever, whatever happens to its pipes: only a kill ends it, and, unless it is {@linkplain
     * Workers#deaf() deaf}, a request to end.
     */
    public static Act hang() {
        return new Act("hang");
    }

    /** It starts a process of its own, which {@linkplain #hang() hangs}. */
    public static Act startChild() {
        return new Act("child");
    }

    /** As {@link #startChild()}; the child has a child as well, which hangs, too. */
    public static Act startChildWithChild() {
        return new Act("family");
    }

    @Override
    public String toString() {
        return text;
    }
}
