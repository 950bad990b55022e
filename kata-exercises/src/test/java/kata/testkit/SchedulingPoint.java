package kata.testkit;

/**
 * A place in the learner's classes at which a thread may be held back: what it does next may concern another thread.
 *
 * @param kind what it does next
 * @param owner the class or type whose member it is, by its simple name
 * @param member the field or method; empty for an element of an array and for a monitor
 * @param line where it stands, {@code PrimeCounter.java:22}
 * @param ordered whether the memory model orders what it does with what others do: a volatile field
 */
record SchedulingPoint(Kind kind, String owner, String member, String line, boolean ordered) {

    /** The number of {@link #SCENARIO}. */
    static final int SCENARIO_NUMBER = 0;

    /** The one point that lies in no class of the learner's: {@link Scenario#step()}. */
    static final SchedulingPoint SCENARIO = new SchedulingPoint(Kind.WORK, "", "", "", true);

    /** What a thread does next. */
    enum Kind {
        READ("read"),
        WRITE("write"),
        /** A method that does not change its object, if that is a collection. */
        CALL("call"),
        /** A method that changes its object, if that is a collection. */
        CHANGE("call"),
        ENTER("enter synchronized"),
        /** Whatever the scenario has it do in between. */
        WORK("work");

        private final String word;

        Kind(String word) {
            this.word = word;
        }

        boolean writes() {
            return this == WRITE || this == CHANGE;
        }
    }

    /** Whether it touches a place that another thread may touch at the same time. */
    boolean touches() {
        return kind != Kind.ENTER && kind != Kind.WORK;
    }

    /** What a thread does here, {@code write count}. */
    String text() {
        return switch (kind) {
            case ENTER, WORK -> kind.word;
            case CALL, CHANGE -> member.equals("<init>") ? "new " + owner : "call " + owner + "." + member;
            case READ, WRITE -> kind.word + " " + (member.isEmpty() ? "an element" : member);
        };
    }
}
