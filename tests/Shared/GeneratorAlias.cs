// The generator compiles the library's enums into itself, so its assembly and the library both have a NetGen.Activation.
// Under an alias of its own the generator's copy is out of the way, and this file gives the one name the tests need.
extern alias generator;

global using NetworkGenerator = generator::NetGen.Generator.NetworkGenerator;
