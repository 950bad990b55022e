package kata.testkit;

import com.sun.management.HotSpotDiagnosticMXBean;
import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import kata.testkit.SeenThread.Owner;

/**
 * Who has the lock that a virtual thread is parked for, read from a heap dump of this JVM.
 *
 * <p>The dump is one moment: all threads stand still while it is made. It takes some tens of milliseconds, so it is for
 * once in a test's life.
 */
final class HeapDump {

    /*
     * Why a heap dump. JDK 25 tells the owner of a lock of java.util.concurrent for a platform thread that waits for it
     * (ThreadInfo), and its thread dump tells what a virtual thread waits for, but not who has that. The fields that
     * say so are closed to reflection, and nobody gives out the virtual threads as objects. A heap dump is a public way
     * to the same fields, without a flag and without an agent.
     *
     * Four fields are enough: Thread.tid, Thread.name, Thread.parkBlocker, and
     * AbstractOwnableSynchronizer.exclusiveOwnerThread. The format is that of "JAVA PROFILE 1.0.2": a class says which
     * fields its instances have, an instance has their values in this order and then those of the superclass.
     */

    private static final String THREAD = "java/lang/Thread";
    private static final String STRING = "java/lang/String";
    private static final String SYNCHRONIZER = "java/util/concurrent/locks/AbstractOwnableSynchronizer";

    private final Map<Long, String> strings = new HashMap<>();
    private final Map<Long, Long> nameOfClass = new HashMap<>();
    private final Map<Long, Type> types = new HashMap<>();
    private final Map<Long, Seen> threads = new HashMap<>();
    private final Map<Long, Long> ownerOfLock = new HashMap<>();
    private final Map<Long, Text> texts = new HashMap<>();
    private final Map<Long, byte[]> bytes = new HashMap<>();
    private Set<Long> threadTypes = Set.of();
    private Set<Long> lockTypes = Set.of();
    private Set<Long> wantedTexts = Set.of();
    private Set<Long> wantedBytes = Set.of();
    private int idSize;

    private record Field(String name, int size) {}

    private record Type(long parent, List<Field> fields) {}

    private record Seen(long tid, long name, long blocker) {}

    private record Text(long value, boolean latin) {}

    private HeapDump() {}

    /** By the id of a parked thread the owner of what it is parked for; without those that have none. */
    static Map<Long, Owner> owners() {
        Path folder = null;
        try {
            folder = Files.createTempDirectory("kata");
            Path file = folder.resolve("heap.hprof");
            ManagementFactory.getPlatformMXBean(HotSpotDiagnosticMXBean.class)
                    .dumpHeap(file.toAbsolutePath().toString(), true);
            return new HeapDump().read(file);
        } catch (IOException | RuntimeException | OutOfMemoryError e) {
            return Map.of(); // Then nothing is known, and nothing is said.
        } finally {
            ThreadDump.delete(folder);
        }
    }

    private Map<Long, Owner> read(Path file) throws IOException {
        pass(file, false);
        threadTypes = typesOf(THREAD);
        lockTypes = typesOf(SYNCHRONIZER);
        pass(file, true);
        Map<Long, Seen> owners = new HashMap<>();
        for (Seen thread : threads.values()) {
            Seen owner = threads.get(ownerOfLock.getOrDefault(thread.blocker, 0L));
            if (owner != null) {
                owners.put(thread.tid, owner);
            }
        }
        if (owners.isEmpty()) {
            return Map.of();
        }
        wantedTexts = Set.copyOf(owners.values().stream().map(Seen::name).toList());
        pass(file, true);
        wantedBytes = Set.copyOf(texts.values().stream().map(Text::value).toList());
        pass(file, true);
        Map<Long, Owner> named = new HashMap<>();
        owners.forEach((waiter, owner) -> named.put(waiter, new Owner(owner.tid, text(owner.name))));
        return named;
    }

    private String text(long id) {
        Text text = texts.get(id);
        byte[] value = text == null ? null : bytes.get(text.value);
        return value == null
                ? ""
                : new String(
                        value,
                        text.latin
                                ? StandardCharsets.ISO_8859_1
                                : ByteOrder.nativeOrder() == ByteOrder.LITTLE_ENDIAN
                                        ? StandardCharsets.UTF_16LE
                                        : StandardCharsets.UTF_16BE);
    }

    /** Reads the file from end to end: its classes, or its objects, for which the classes must be known. */
    private void pass(Path file, boolean objects) throws IOException {
        try (DataInputStream in = new DataInputStream(new BufferedInputStream(Files.newInputStream(file), 1 << 16))) {
            while (in.readByte() != 0) {
                // The name of the format.
            }
            idSize = in.readInt();
            in.readLong();
            while (true) {
                int tag;
                try {
                    tag = in.readUnsignedByte();
                } catch (EOFException e) {
                    return;
                }
                in.readInt();
                long length = in.readInt() & 0xFFFF_FFFFL;
                switch (tag) {
                    case 0x01 -> string(in, length, objects);
                    case 0x02 -> {
                        in.readInt();
                        long type = id(in);
                        in.readInt();
                        nameOfClass.put(type, id(in));
                    }
                    case 0x0C, 0x1C -> segment(in, length, objects);
                    default -> in.skipNBytes(length);
                }
            }
        }
    }

    private void string(DataInputStream in, long length, boolean objects) throws IOException {
        if (objects) {
            in.skipNBytes(length);
            return;
        }
        long id = id(in);
        strings.put(id, new String(in.readNBytes((int) length - idSize), StandardCharsets.UTF_8));
    }

    private void segment(DataInputStream in, long length, boolean objects) throws IOException {
        long left = length;
        while (left > 0) {
            int tag = in.readUnsignedByte();
            left -= 1
                    + switch (tag) {
                        case 0xFF, 0x05, 0x07 -> skip(in, idSize);
                        case 0x01 -> skip(in, 2L * idSize);
                        case 0x02, 0x03, 0x08 -> skip(in, idSize + 8L);
                        case 0x04, 0x06 -> skip(in, idSize + 4L);
                        case 0x20 -> type(in);
                        case 0x21 -> instance(in, objects);
                        case 0x22 -> references(in);
                        case 0x23 -> array(in);
                        default -> throw new IOException("a record of kind " + tag);
                    };
        }
    }

    private long type(DataInputStream in) throws IOException {
        long id = id(in);
        in.readInt();
        long parent = id(in);
        in.skipNBytes(5L * idSize + 4);
        long length = 7L * idSize + 8 + 6;
        for (int i = in.readUnsignedShort(); i > 0; i--) {
            in.readUnsignedShort();
            length += 3 + skip(in, size(in.readUnsignedByte()));
        }
        for (int i = in.readUnsignedShort(); i > 0; i--) {
            id(in);
            length += idSize + 1 + skip(in, size(in.readUnsignedByte()));
        }
        List<Field> fields = new ArrayList<>();
        for (int i = in.readUnsignedShort(); i > 0; i--) {
            String name = strings.getOrDefault(id(in), "");
            fields.add(new Field(name, size(in.readUnsignedByte())));
            length += idSize + 1;
        }
        types.put(id, new Type(parent, fields));
        return length;
    }

    private long instance(DataInputStream in, boolean objects) throws IOException {
        long id = id(in);
        in.readInt();
        long type = id(in);
        int length = in.readInt();
        if (!objects) {
            in.skipNBytes(length);
        } else if (threadTypes.contains(type)) {
            ByteBuffer values = ByteBuffer.wrap(in.readNBytes(length));
            threads.put(
                    id,
                    new Seen(
                            value(values, type, THREAD, "tid"),
                            value(values, type, THREAD, "name"),
                            value(values, type, THREAD, "parkBlocker")));
        } else if (lockTypes.contains(type)) {
            ByteBuffer values = ByteBuffer.wrap(in.readNBytes(length));
            ownerOfLock.put(id, value(values, type, SYNCHRONIZER, "exclusiveOwnerThread"));
        } else if (wantedTexts.contains(id)) {
            ByteBuffer values = ByteBuffer.wrap(in.readNBytes(length));
            texts.put(id, new Text(value(values, type, STRING, "value"), value(values, type, STRING, "coder") == 0));
        } else {
            in.skipNBytes(length);
        }
        return 2L * idSize + 8 + length;
    }

    private long references(DataInputStream in) throws IOException {
        in.skipNBytes(idSize + 4L);
        long size = (long) in.readInt() * idSize;
        return idSize + 8L + skip(in, idSize + size);
    }

    private long array(DataInputStream in) throws IOException {
        long id = id(in);
        in.readInt();
        int count = in.readInt();
        long size = (long) count * size(in.readUnsignedByte());
        if (wantedBytes.contains(id)) {
            bytes.put(id, in.readNBytes((int) size));
        } else {
            in.skipNBytes(size);
        }
        return idSize + 9 + size;
    }

    /** The class of this name and those that extend it. */
    private Set<Long> typesOf(String name) {
        return types.keySet().stream().filter(type -> extend(type, name)).collect(Collectors.toSet());
    }

    private boolean extend(long type, String name) {
        for (long each = type; types.containsKey(each); each = types.get(each).parent) {
            if (name.equals(strings.get(nameOfClass.get(each)))) {
                return true;
            }
        }
        return false;
    }

    /** The value of a field that a class, the instance's own or one above it, declares. */
    private long value(ByteBuffer values, long type, String owner, String field) throws IOException {
        int at = 0;
        for (long each = type; types.containsKey(each); each = types.get(each).parent) {
            boolean here = owner.equals(strings.get(nameOfClass.get(each)));
            for (Field f : types.get(each).fields) {
                if (here && f.name.equals(field)) {
                    return switch (f.size) {
                        case 1 -> values.get(at);
                        case 4 -> values.getInt(at) & 0xFFFF_FFFFL;
                        default -> values.getLong(at);
                    };
                }
                at += f.size;
            }
        }
        throw new IOException("no field " + owner + "." + field);
    }

    private long id(DataInputStream in) throws IOException {
        return idSize == 8 ? in.readLong() : in.readInt() & 0xFFFF_FFFFL;
    }

    private int size(int type) throws IOException {
        return switch (type) {
            case 2 -> idSize;
            case 4, 8 -> 1;
            case 5, 9 -> 2;
            case 6, 10 -> 4;
            case 7, 11 -> 8;
            default -> throw new IOException("a value of kind " + type);
        };
    }

    private static long skip(DataInputStream in, long length) throws IOException {
        in.skipNBytes(length);
        return length;
    }
}
