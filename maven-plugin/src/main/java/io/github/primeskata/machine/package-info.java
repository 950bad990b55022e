/** What the machine is and how busy: processors, limits of a container, load. Reads files of the system. */
package io.github.primeskata.machine;
