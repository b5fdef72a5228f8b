node_modules/
dist/
*.key.pem
